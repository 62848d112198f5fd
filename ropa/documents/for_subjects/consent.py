"""The consent text of a form: all that 94-V Art. 8(4) asks, the purposes, how it is withdrawn and when it cannot be.

What a client claims and the law does not know never stands here as the operator's statement; there stands what the
law knows, or a gap that says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ropa.covered import covered, grouped
from ropa.documents.for_subjects.consent_parts import (
    ConsentText,
    abroad,
    box,
    given_by,
    signatures,
    subject,
    term,
    withdrawal,
)
from ropa.documents.model import Block, Document, Items, Paragraph, Said, Source, Table, Tick
from ropa.documents.parts import facts
from ropa.documents.parts.recipients import third_parties
from ropa.documents.parts.routes import reaching, routes
from ropa.documents.parts.subjects import publication, unpublished
from ropa.documents.parts.withdrawing import STOPS
from ropa.documents.text import Text, document, sections
from ropa.holdings import Plain
from ropa.law import law

_AGAINST_AUTOMATED = frozenset({"object", "human_review"})
"""Rights that stand in a consent only where an activity decides by automated processing alone."""


def compose(plain: Text) -> Document:
    """The consent text of one form, as of a day. A form that is not approved says so below its title."""
    text = ConsentText(**vars(plain), covered=covered(plain.holdings, plain.about, plain.scope.day))
    named = text.speaker.name(text.consent)
    name = text.mixed("form_name", named, name=named.text)
    draft = () if text.consent["status"] == "approved" else (text.say("draft", (text.consent.uid, "status")),)
    return document(text, (*sections(text, _SECTIONS), *signatures(text)), name, *draft)


def _operator(text: ConsentText) -> Iterator[Block]:
    speaker, operator = text.speaker, text.speaker.holdings.operator
    rows = []
    for key in ("name", "bin", "address", "data_email", "email", "phone"):
        cell = speaker.value(operator, key)
        if not cell and key in ("name", "bin"):
            cell = speaker.unanswered(operator, key)
        if cell:
            rows.append((speaker.label(text.field(operator, key)), cell))
    yield Table((), tuple(rows), (1, 2.6))


def _subject(text: ConsentText) -> Iterator[Block]:
    speaker, consent = text.speaker, text.consent
    yield subject(text)
    groups = [speaker.code("subject_groups", one) for one in consent["groups"] or ()]
    if groups:
        yield Paragraph(text.say("for_groups", (consent.uid, "groups"), groups=", ".join(groups)))
    yield Paragraph(text.say("will", *_of_consent(text), law=law("kz").name(speaker.language)))


def _of_consent(text: ConsentText) -> Iterator[Source]:
    """That the law applies, and that the purposes rest on consent."""
    for one in text.speaker.holdings.operator.of("operator_law"):
        if one["law"] == "kz":
            yield one.uid, "law"
    for purpose in (*text.covered.purposes, *text.covered.apart):
        for basis in purpose.of("basis"):
            if basis["code"] == "KZ7-1" and not basis["claimed"]:
                yield basis.uid, "code"


def _purposes(text: ConsentText) -> Iterator[Block]:
    main = tuple(text.purpose(same) for same in grouped(text.covered.purposes, ("code", "text")))
    if main:
        yield Paragraph(text.say("purposes"))
        yield Items(main, numbered=True)
    if text.covered.apart:
        yield Paragraph(text.say("purposes_apart"))
        for one in text.covered.apart:
            yield Tick(facts.purpose_text(text.speaker, one, "purpose_apart"))
    for one in text.covered.opt_out:
        purpose = facts.purpose_text(text.speaker, one)
        missing = text.words("gap_opt_out", purpose=purpose.text)
        said = text.words("gap", what=missing)
        yield Paragraph(text.speaker.text(said, "gap.opt_out", *purpose.sources, gap=True))
    if not (main or text.covered.apart or text.covered.opt_out):
        yield text.gap("purposes")


def _data(text: ConsentText) -> Iterator[Block]:
    items = tuple(text.item(same) for same in text.covered.items)
    if items:
        yield Paragraph(text.say("data"))
        yield Items(items, numbered=True)
    technical = [said for tracker in text.covered.trackers for said in _read(text, tracker)]
    if technical:
        yield Paragraph(text.say("tracker_data_label"))
        yield Items(tuple(technical))
    elif not items:
        yield text.gap("data")


def _read(text: ConsentText, tracker: Plain) -> Iterator[Said]:
    speaker = text.speaker
    codes = tracker["categories"] or ()
    reads = speaker.words(tracker, "reads")
    masking = speaker.words(tracker, "masking_text")
    named = [speaker.code("data_categories", one) for one in codes]
    own = [said for said in (reads, masking) if said]
    named += [said.text for said in own]
    if named:
        name = speaker.name(tracker)
        source = (tracker.uid, "categories")
        yield text.mixed("tracker_data", name, *own, sources=(source,), tracker=name.text, data="; ".join(named))


def _actions(text: ConsentText) -> Iterator[Block]:
    for key, clause, slot, catalogue in (
        ("operations", "actions", "operations", "law:operations"),
        ("means", "means", "means", "means"),
        ("channels", "channels", "channels", "channels"),
    ):
        names, sources = text.codes(text.covered.activities, key, catalogue)
        if names:
            yield Paragraph(text.say(clause, *sources, **{slot: names}))


def _publication(text: ConsentText) -> Iterator[Block]:
    consent = text.consent
    if consent["published"] is None:
        yield text.gap("public", (consent.uid, "published"))
    elif consent["published"]:
        yield from publication(text, consent)
    else:
        yield unpublished(text, (consent,))


def _withdrawal(text: ConsentText) -> Iterator[Block]:
    return withdrawal(text, STOPS)


def _rights(text: ConsentText) -> Iterator[Block]:
    yield Paragraph(text.say("rights"))
    automated = any(one["automated"] for one in text.covered.activities)
    rights = law("kz").lists["rights"].values()
    yield Items(
        tuple(
            text.speaker.text(one.names[text.speaker.language], f"right.{one.code}")
            for one in rights
            if automated or one.code not in _AGAINST_AUTOMATED
        )
    )
    operator = text.speaker.holdings.operator
    beyond = [one for one in operator["rights_beyond"] or () if one not in law("kz").lists["rights"]]
    if beyond:
        yield Paragraph(text.say("rights_beyond"))
        names = (text.speaker.code("law:rights", one) for one in beyond)
        yield Items(tuple(text.speaker.text(one, "right.beyond", (operator.uid, "rights_beyond")) for one in names))
    if limits := text.speaker.words(operator, "rights_limits"):
        yield Paragraph(text.around("rights_limits", limits, "text"))
    others = [
        Items(tuple(routes(text, route, of_rights=True)), led=True)
        for route in reaching(text)
        if set(route["rights"] or ()) != {"withdraw"}
    ]
    if others:
        yield Paragraph(text.say("routes"))
        yield from others


def _again(text: ConsentText) -> Iterator[Block]:
    if when := text.speaker.words(text.consent, "asked_again"):
        yield Paragraph(text.around("again", when, "when"))


def _clauses(text: ConsentText) -> Iterator[Block]:
    for clause in text.speaker.holdings.operator.of("clause"):
        said = text.speaker.words(clause, "text")
        if said and "consent" in (clause["papers"] or ()) and not text.claimed(clause):
            yield Paragraph(said)


def _giving(text: ConsentText) -> Iterator[Block]:
    speaker, consent = text.speaker, text.consent
    yield given_by(text)
    if consent["required"]:
        yield Paragraph(text.say("required", (consent.uid, "required")))
    if box(consent):
        label = speaker.words(consent, "box_label")
        yield Tick(label) if label else text.gap("label", (consent.uid, "box_label"))


_SECTIONS = (
    ("operator", _operator),
    ("subject", _subject),
    ("purposes", _purposes),
    ("data", _data),
    ("actions", _actions),
    ("third", third_parties),
    ("abroad", abroad),
    ("public", _publication),
    ("term", term),
    ("withdrawal", _withdrawal),
    ("rights", _rights),
    ("again", _again),
    ("more", _clauses),
    ("giving", _giving),
)
