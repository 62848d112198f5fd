"""The register of processing activities under Kazakhstan's law: cover, summary table, a sheet an activity, annex.

A sheet holds every fact of the activity and every record linked to it, each under its own heading; nothing is folded
into one cell without also standing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ropa import linked
from ropa.documents.model import Block, Cell, Document, Heading, NewPage, Paragraph, Said, Source, Table
from ropa.documents.parts import facts
from ropa.documents.registers.sheets import fact_table, lists_below, record_list
from ropa.documents.saying import Speaker
from ropa.documents.scope import Scope
from ropa.documents.wording import Wording, wording
from ropa.holdings import Holdings, Plain
from ropa.i18n import N_, translator
from ropa.law import law, size_class

SUMMARY = (1.1, 3.4, 3.4, 2.6, 3.6, 3.2, 3.2, 2.8, 3.2)


def compose(holdings: Holdings, language: str, scope: Scope) -> Document:
    """The register of one operator. `scope` says which activities and which day it speaks of."""
    speaker, say = Speaker(holdings, translator(language)), wording("register", language)
    title = speaker.text(speaker.code("documents", "register"), "register.title")
    operator = speaker.name(holdings.operator)
    activities = scope.activities(holdings)
    blocks: list[Block] = [*cover(speaker, say, scope, "kz")]
    blocks += [Heading(speaker.text(say("summary_heading"), "register.summary"))]
    blocks += (
        [_summary(speaker, say, activities)]
        if activities
        else [Paragraph(speaker.text(say("empty"), "register.empty"))]
    )
    for activity in activities:
        blocks += _sheet(speaker, say, activity)
    blocks += _annex(speaker, say, activities)
    return Document(
        kind="register",
        languages=(language,),
        title=(title,),
        subtitle=(operator,),
        head=(operator.text, title.text),
        blocks=tuple(blocks),
        landscape=True,
    )


def cover(speaker: Speaker, say: Wording, scope: Scope, code: str) -> Iterator[Block]:
    """Law and day, how many records stand in the paper, and all that is known of the operator."""
    operator = speaker.holdings.operator
    yield Paragraph(speaker.text(say("register_of", law=law(code).name(speaker.language)), "register.law"))
    yield Paragraph(speaker.text(say("as_of", date=speaker.date(scope.day)), "register.as_of"))
    yield Paragraph(
        speaker.text(
            say("count_with_drafts" if scope.drafts else "count", **scope.counts(speaker.holdings, code)),
            "register.count",
        )
    )
    yield Paragraph(speaker.text(say("mark_note"), "register.mark_note"), note=True)
    yield Heading(speaker.text(say("operator_heading"), "register.operator"), 2)
    yield fact_table(
        speaker, operator, asked=code == "kz", extra=(*_size(speaker, say), *standing(speaker, say, operator))
    )
    yield from (
        record_list(speaker, "operator_law", operator.of("operator_law"), 2) if operator.of("operator_law") else ()
    )


def _size(speaker: Speaker, say: Wording) -> Iterable[tuple[Cell, Cell]]:
    holdings = speaker.holdings
    operator = holdings.operator
    restricted = any(
        item["access"] == "restricted" for activity in holdings.all("activity") for item in activity.of("item")
    )
    restricted = restricted or any(system["restricted"] for system in holdings.all("system"))
    entry = size_class(operator["subjects"], restricted)
    if entry is None or "kz" not in holdings.laws():
        return ()
    note = str(law("kz").about[f"disclaimer_{speaker.language}"])
    label = (speaker.text(say("size_label"), "register.size"),)
    name = speaker.text(entry.names[speaker.language], "register.size_class", (operator.uid, "subjects"))
    return ((label, (name, speaker.text(note, "register.disclaimer"))),)


def standing(speaker: Speaker, say: Wording, record: Plain) -> Iterable[tuple[Cell, Cell]]:
    """Who approved a record, when, by what order, and whether it was changed since."""
    source = (record.uid, "status")
    approval = speaker.holdings.approvals.get(record.uid)
    lines: list[Said] = []
    if approval:
        day = speaker.date(approval.at.date())
        lines.append(speaker.text(say("approved_by", author=approval.author, date=day), "standing.approved", source))
    if record["approval_order"]:
        order = say("approved_order", order=record["approval_order"])
        lines.append(speaker.text(order, "standing.order", (record.uid, "approval_order")))
    if approval and approval.changed:
        lines.append(speaker.text(say("changed_since"), "standing.changed", source))
    if record["status"] in ("draft", "archived"):
        lines.append(speaker.text(say(record["status"]), "standing.status", source))
    return (((speaker.text(say("sheet_status"), "standing"),), tuple(lines)),) if lines else ()


def _summary(speaker: Speaker, say: Wording, activities: Iterable[Plain]) -> Table:
    columns = ("activity", "purposes", "subjects", "data", "bases", "parties", "abroad", "retention")
    number: Cell = (speaker.phrase(N_("No.")),)
    header = (number, *((speaker.text(say(f"col_{one}"), f"summary.{one}"),) for one in columns))
    return Table(header, tuple(_summary_row(speaker, say, one) for one in activities), SUMMARY)


def _summary_row(speaker: Speaker, say: Wording, activity: Plain) -> tuple[Cell, ...]:
    holdings = speaker.holdings
    bases = [
        basis for purpose in activity.of("purpose") for basis in purpose.of("basis") if basis["law"] in (None, "kz")
    ]
    items, purposes = activity.of("item"), activity.of("purpose")
    cells = {
        "purpose": tuple(facts.purpose_text(speaker, one, "summary.purpose") for one in purposes),
        "groups": subject_groups(speaker, activity, "summary.group"),
        "item": tuple(facts.item_text(speaker, one, "summary.item") for one in items),
        "basis": tuple(_basis(speaker, say, same) for same in distinct(bases)),
        "parties": _parties(speaker, say, activity),
        "abroad": _abroad(speaker, say, activity, holdings),
        "retention": tuple(facts.retention_lines(speaker, say, activity, "summary.retention")),
    }
    asked = {"groups": (items, "groups"), "basis": (purposes, "basis")}
    return (
        (speaker.text(activity.ref, "summary.ref", (activity.uid, "ref")),),
        (speaker.name(activity),),
        *(cell or _unanswered(speaker, *asked.get(key, ((activity,), key))) for key, cell in cells.items()),
    )


def _unanswered(speaker: Speaker, records: Iterable[Plain], key: str) -> Cell:
    """That nobody has entered what the law asks of these records."""
    sources = tuple((one.uid, key) for one in records)
    return (speaker.text(speaker.translate(N_("not answered")), f"summary.{key}", *sources, gap=True),)


def subject_groups(speaker: Speaker, activity: Plain, key: str) -> Cell:
    """Whose data an activity handles: each group once."""
    found: dict[str, list[Source]] = {}
    for item in activity.of("item"):
        for group in item["groups"] or ():
            found.setdefault(group, []).append((item.uid, "groups"))
    return tuple(speaker.text(speaker.code("subject_groups", group), key, *of) for group, of in found.items())


def distinct(bases: Iterable[Plain]) -> Iterable[list[Plain]]:
    """Bases that are answered, those that say the same together."""
    found: dict[object, list[Plain]] = {}
    for basis in bases:
        if basis["code"]:
            found.setdefault((basis["law"], basis["code"], bool(basis["claimed"])), []).append(basis)
    return found.values()


def _basis(speaker: Speaker, say: Wording, same: list[Plain]) -> Said:
    first, *claimed = speaker.answer(same[0])
    text = say("claimed_short", what=first.text) if claimed else first.text
    return speaker.text(text, "summary.basis", *((one.uid, "code") for one in same))


def _parties(speaker: Speaker, say: Wording, activity: Plain) -> Cell:
    holdings = speaker.holdings
    lines: list[Said] = []
    for owner in (*activity.of("disclosure"), *linked.trackers(holdings, activity)):
        party = linked.party_of(holdings, owner)
        if party is None:
            continue
        named = [speaker.name(party)]
        text = named[0].text
        if owner.kind == "tracker":
            named.append(speaker.name(owner))
            text = say("tracker_named", party=text, tracker=named[1].text)
        if owner["certainty"] == "may_take_place":
            text = say("may", what=text)
        lines.append(speaker.around(text, "summary.party", *named, sources=((owner.uid, "party"),)))
    if not lines and linked.answered_none(activity, "disclosure"):
        return (speaker.text(say("none_parties"), "summary.party", (activity.uid, "none")),)
    return tuple(lines) or speaker.unanswered(activity, "none")


def _abroad(speaker: Speaker, say: Wording, activity: Plain, holdings: Holdings) -> Cell:
    found = linked.transfers(holdings, activity)
    if not found and linked.answered_none(activity, "transfer"):
        return (speaker.text(say("none_abroad"), "summary.abroad", (activity.uid, "none")),)
    return tuple(facts.countries(speaker, say, one, "summary.abroad") for one in found) or speaker.unanswered(
        activity, "none"
    )


def _sheet(speaker: Speaker, say: Wording, activity: Plain) -> Iterator[Block]:
    yield NewPage()
    yield Heading(speaker.name(activity, key="sheet", with_ref=True), 1)
    yield fact_table(speaker, activity, standing(speaker, say, activity))
    yield from lists_below(speaker, (activity,), 2)
    lists = linked.linked_records(speaker.holdings, activity)
    if any(lists.values()):
        yield Heading(speaker.text(say("linked_heading"), "sheet.linked"), 2)
        yield from _record_lists(speaker, lists, 3)


def _record_lists(speaker: Speaker, lists: Mapping[str, tuple[Plain, ...]], level: int) -> Iterator[Block]:
    for kind, rows in lists.items():
        if rows:
            yield from record_list(speaker, kind, rows, level)
            yield from lists_below(speaker, rows, level)


def _annex(speaker: Speaker, say: Wording, activities: Iterable[Plain]) -> Iterator[Block]:
    """What belongs to the operator and to no activity printed before: nothing of the register is left out."""
    holdings = speaker.holdings
    of_each = (linked.linked_records(holdings, activity) for activity in activities)
    shown = {row.uid for lists in of_each for rows in lists.values() for row in rows}
    rest: dict[str, tuple[Plain, ...]] = {kind: holdings.operator.of(kind) for kind in ("route", "clause")}
    for kind in (*linked.LINKED, "paper"):
        rest[kind] = tuple(one for one in holdings.all(kind) if one.uid not in shown and one["status"] != "archived")
    # Editions of ours stand in the ledger: a register that listed them would be outdated by its own edition.
    rest["paper"] = tuple(one for one in rest["paper"] if one["made_elsewhere"])
    if any(rest.values()):
        yield NewPage()
        yield Heading(speaker.text(say("annex_heading"), "register.annex"))
        yield from _record_lists(speaker, rest, 2)
