"""Editions: what is refused, what is kept, which wording is in force; papers from elsewhere; papers made once."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from ropa.actions.issuing import answer_paper, erase_text, issue, lay_out_paper, take_in, withdraw
from ropa.actions.outdated import in_question
from ropa.actions.records import change
from ropa.actions.standing import approve, archive
from ropa.actions.undo import next_undo, undo
from ropa.documents.issuing import Order, Which, lacks, with_gaps
from ropa.documents.layout import Layout, layout
from ropa.documents.ledger import faults, in_force
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.said import SHORT, Lines, unpacked
from ropa.documents.scope import Scope
from ropa.errors import RopaError
from ropa.holdings import Plain
from ropa.i18n import LANGUAGES
from ropa.reading.files import text_of
from ropa.register import Register
from ropa.store.reading import content, holdings
from ropa.words import Words
from tests.conftest import check_whole, new
from tests.core.issued import ALL, DAY, WHY, Club, club, words


@pytest.fixture
def asked(register: Register) -> Club:
    return club(register)


def _said(asked: Club, edition: Plain) -> dict[str, Lines]:
    kept = unpacked(_kept(asked, edition["said"]))
    return {name: kept.lines(name) for name in kept.names}


def _kept(asked: Club, sha256: str) -> bytes:
    found = asked.register.ask(content, sha256)
    assert found is not None
    return found


def test_an_edition_keeps_its_files_and_what_it_said(asked: Club) -> None:
    asked.issue(order_number="5", order_date=dt.date(2026, 11, 1), formats=("pdf", "docx"))
    (edition,) = asked.editions()
    assert (edition["number"], edition["order_number"], edition["order_date"]) == (1, "5", dt.date(2026, 11, 1))
    assert edition["in_force_from"] == dt.date(2026, 11, 1)
    files = edition.of("edition_file")
    assert [(one["languages"], one["format"]) for one in files] == [
        ((language,), name) for language in LANGUAGES for name in ("pdf", "docx")
    ]
    said = _said(asked, edition)
    assert list(said) == list(LANGUAGES)
    for one in files:
        data = _kept(asked, one["file"])
        assert hashlib.sha256(data).hexdigest() == one["file"]
        text = text_of(f"paper.{one['format']}", data)
        assert one["digest"] in text, "the short hash stands in the foot"
        assert len(one["digest"]) == SHORT
        bare = "".join(text.split())
        assert all("".join(line.text.split()) in bare for line in said[one["languages"][0]])
    assert (
        asked.made(2, order_number="5", order_date=dt.date(2026, 11, 1)).files[0].data
        == asked.made(2, order_number="5", order_date=dt.date(2026, 11, 1)).files[0].data
    )
    check_whole(asked.register)


def test_a_gap_is_refused_and_with_a_reason_left_out(asked: Club) -> None:
    asked.register.do(change, asked.form, {"published": None})
    assert {said.key for said in lacks(with_gaps(asked.held, asked.which, Order(ALL, DAY)))} == {"gap.public"}
    with pytest.raises(RopaError, match="gaps: 3"):
        asked.issue()
    assert asked.held.all("paper") == ()
    asked.issue(reason=WHY)
    (edition,) = asked.editions()
    assert edition["reason"] == WHY
    said = _said(asked, edition)
    assert not [one for every in said.values() for one in every if one.key.startswith("gap.")]
    headings = [one.text for one in said["en"] if one.key.startswith("consent.h_")]
    assert [one.split(".")[0] for one in headings] == [str(n) for n in range(1, len(headings) + 1)], (
        "no number is missing"
    )
    assert not any("public sources" in one for one in headings)


def test_what_is_not_approved_as_it_is_now_asks_for_a_reason(asked: Club) -> None:
    asked.register.do(change, asked.item, {"category": "phone"})
    with pytest.raises(RopaError, match="Not approved"):
        asked.issue()
    asked.register.do(approve, asked.activity)
    asked.issue()
    asked.register.do(change, asked.item, {"category": "email"})
    asked.issue(2, reason=WHY)
    assert [one["reason"] for one in asked.editions()] == [None, WHY]


def test_a_missing_language_is_refused_and_with_a_reason_stays_as_it_is(asked: Club) -> None:
    asked.register.do(change, asked.purpose, {"text": {"ru": "ведение клуба", "en": None, "kk": None}})
    with pytest.raises(RopaError, match="gaps"):
        asked.issue(languages=(("en",),))
    asked.issue(languages=(("en",),), reason=WHY)
    said = _said(asked, asked.editions()[0])
    assert "ведение клуба" in [one.text for one in said["en"]], "nothing that was written is lost"


def test_what_is_not_looked_at_is_not_issued(asked: Club) -> None:
    made = asked.made()
    asked.register.do(change, asked.item, {"text": words("as typed")})
    with pytest.raises(RopaError, match="changed while"):
        asked.register.do(issue, asked.operator, made)
    asked.register.do(approve, asked.activity)
    asked.issue()
    with pytest.raises(RopaError, match="Another edition"):
        asked.issue(1)
    assert len(asked.editions()) == 1


def test_the_next_edition_ends_the_one_before(asked: Club) -> None:
    asked.issue(in_force_from=dt.date(2026, 1, 1))
    asked.issue(2, in_force_from=dt.date(2026, 6, 1))
    first, second = asked.editions()
    assert first["in_force_until"] == dt.date(2026, 5, 31)
    assert second["in_force_until"] is None
    for day, number in ((dt.date(2026, 5, 31), 1), (dt.date(2026, 6, 1), 2), (dt.date(2030, 1, 1), 2)):
        assert [one["number"] for one in in_force(asked.editions(), day)] == [number]
    assert in_force(asked.editions(), dt.date(2025, 12, 31)) == ()
    assert list(faults(asked.editions())) == []


def test_no_gap_or_overlap_is_unnoticed(asked: Club) -> None:
    one = asked.issue(in_force_from=dt.date(2026, 1, 1))
    asked.issue(2, in_force_from=dt.date(2026, 6, 1))
    asked.register.do(change, one, {"in_force_until": dt.date(2026, 5, 1)})
    (fault,) = faults(asked.editions())
    assert (fault.since, fault.until, fault.second) == (dt.date(2026, 5, 2), dt.date(2026, 5, 31), None)
    asked.register.do(change, one, {"in_force_until": dt.date(2026, 6, 10)})
    (fault,) = faults(asked.editions())
    assert (fault.since, fault.until) == (dt.date(2026, 6, 1), dt.date(2026, 6, 10))
    assert fault.second is not None


def test_undo_passes_by_what_was_issued_and_withdrawn(asked: Club) -> None:
    asked.register.do(change, asked.item, {"text": words("as typed")})
    uid = asked.issue(reason=WHY)
    step = asked.register.ask(next_undo, asked.operator, None)
    assert step is not None
    assert step.subject_uid == asked.activity, "the change before it is what undo takes back"
    asked.register.do(withdraw, uid, WHY, DAY)
    asked.register.do(undo, asked.operator)
    (edition,) = asked.editions()
    assert (edition["withdrawn"], edition["withdrawal"]) == (DAY, WHY)
    assert in_force(asked.editions(), DAY) == ()
    with pytest.raises(RopaError, match="already"):
        asked.register.do(withdraw, uid, WHY, DAY)
    check_whole(asked.register)


def test_a_withdrawal_needs_a_reason(asked: Club) -> None:
    uid = asked.issue()
    with pytest.raises(RopaError, match="why"):
        asked.register.do(withdraw, uid, Words(()), DAY)
    with pytest.raises(RopaError, match="Only an issued"):
        asked.register.do(withdraw, asked.item, WHY, DAY)


def test_a_paper_of_what_is_gone_is_not_issued(asked: Club) -> None:
    made = asked.made()
    asked.register.do(archive, asked.form)
    with pytest.raises(RopaError, match="archived or gone"):
        asked.register.do(issue, asked.operator, made)


def test_a_paper_made_elsewhere_is_taken_in_with_its_file(asked: Club) -> None:
    files = [(("kk", "ru"), "pdf", b"%PDF-1.7 signed"), (("ru",), "html", b"<p>policy</p>")]
    facts = {"order_number": "7", "order_date": dt.date(2025, 2, 1), "in_force_from": dt.date(2025, 2, 1)}
    asked.register.do(take_in, asked.operator, "policy", None, files, facts)
    asked.register.do(take_in, asked.operator, "policy", None, files[1:], {"in_force_from": dt.date(2026, 2, 1)})
    (paper,) = asked.held.all("paper")
    assert paper["made_elsewhere"] is True
    first, second = paper.of("edition")
    assert (first["number"], second["number"]) == (1, 2)
    assert first["in_force_until"] == dt.date(2026, 1, 31)
    assert [_kept(asked, one["file"]) for one in first.of("edition_file")] == [data for _, _, data in files]
    assert in_question(asked.held) == (), "outdated is not computed for it"
    check_whole(asked.register)


def test_the_layout_is_remembered_and_worn(asked: Club) -> None:
    wanted = Layout(landscape=True, without=frozenset({"rights"}), order_line=True, place=words("Almaty"))
    asked.register.do(lay_out_paper, asked.operator, asked.which, wanted)
    assert layout(asked.paper()) == wanted
    asked.issue(order_number="5", order_date=dt.date(2026, 11, 1))
    said = _said(asked, asked.editions()[0])
    for language in LANGUAGES:
        keys = [one.key for one in said[language]]
        assert "consent.h_rights" not in keys
        assert {"shared.approved", "shared.by_order", "layout.place"} <= set(keys)
    assert not asked.stands().outdated
    asked.register.do(lay_out_paper, asked.operator, asked.which, Layout())
    assert layout(asked.paper()) == Layout()
    assert asked.paper()["options"] is None
    assert asked.stands().outdated, "a section that comes back says more"


def test_answers_of_a_form_are_remembered_but_not_those_about_a_subject(register: Register) -> None:
    operator = new(register, "operator", {"name": {"ru": "Тумар"}})
    for kind, one in KINDS_OF_PAPER.items():
        given = {asked.field.key: _value(asked.field.kind.value) for asked in one.questions}
        if not given:
            continue
        which = Which(kind, operator)
        register.do(answer_paper, operator, which, given)
        held = register.ask(holdings, operator)
        (paper,) = (found for found in held.all("paper") if found["document"] == kind)
        kept = dict(paper["answers"] or ())
        assert set(kept) == {asked.field.key for asked in one.questions if not asked.personal}


def _value(kind: str) -> object:
    return {"date": DAY, "number": 5, "flag": True, "words": Words((("ru", "да"),)), "prose": Words((("ru", "да"),)),
            "lines": ("a", "b"), "codes": ()}.get(kind, "text")  # fmt: skip


ONCE = [kind for kind, one in KINDS_OF_PAPER.items() if one.once]


@pytest.mark.parametrize("kind", ONCE)
def test_a_paper_made_once_is_numbered_and_keeps_its_text_only_by_choice(asked: Club, kind: str) -> None:
    paper = next(iter(KINDS_OF_PAPER[kind](asked.held, Scope(DAY, drafts=True))), None)
    if paper is None:
        pytest.skip("the club has nothing that such a paper speaks of")
    which = Which(kind, paper.record)
    asked.issue(1, which, reason=WHY, languages=(("ru",),))
    kept = asked.issue(2, which, reason=WHY, languages=(("ru",),), keep_text=True)
    first, second = asked.editions(which)
    assert first["said"] is None
    assert first["in_force_until"] is None, "one such paper does not end another"
    (file,) = first.of("edition_file")
    assert len(file["file"]) == 64
    assert asked.register.ask(content, file["file"]) is None
    (file,) = second.of("edition_file")
    assert _kept(asked, file["file"]).startswith(b"%PDF-")
    asked.register.do(erase_text, kept)
    assert asked.register.ask(content, file["file"]) is None
    assert asked.register.ask(content, second["said"]) is None
    assert asked.editions(which)[1].of("edition_file")[0]["digest"] == file["digest"], "the ledger keeps its hashes"
    assert in_question(asked.held) == ()


def test_the_text_of_an_edition_is_not_erased(asked: Club) -> None:
    uid = asked.issue()
    with pytest.raises(RopaError, match="made once"):
        asked.register.do(erase_text, uid)
