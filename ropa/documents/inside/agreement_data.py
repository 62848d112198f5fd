"""What an agreement says of the data: roles, what is passed, why, on what ground, where it lies, who else gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ropa import linked
from ropa.documents.inside.agreement_text import AgreementText
from ropa.documents.model import Block, Cell, Items, Paragraph, Said
from ropa.documents.parts import facts
from ropa.documents.parts.given import given_codes, source
from ropa.documents.parts.recipients import transfer_table
from ropa.documents.registers.listing import data_of, purposes_of, read_by, table
from ropa.holdings import Plain
from ropa.law import law

CONSENT = "KZ7-1"
HERE = "KZ"


def on_instruction(text: AgreementText) -> bool:
    """Whether the party handles data only as the operator tells it."""
    told = any(one["instruction_only"] for one in text.passed if one.kind == "disclosure")
    return told or bool(text.about["instruction"])


def roles(text: AgreementText) -> Iterator[Block]:
    """In what role each side stands under the law; being told what to do changes nothing in it."""
    speaker = text.speaker
    own = facts.lawful(speaker, text.operator.of("operator_law"))
    for one in own:
        yield Paragraph(text.say("role_operator", (one.uid, "code"), role=speaker.code("law:roles", one["code"], "kz")))
    if not own:
        yield text.gap("role_operator", (text.operator.uid, "operator_law"))
    answered = [one for passed in text.passed for one in facts.lawful(speaker, passed.of("party_role"))]
    entry = law("kz").lists["party_roles"]
    for code in dict.fromkeys(one["code"] for one in answered) or ("third_party",):
        sources = ((one.uid, "code") for one in answered if one["code"] == code)
        known, article = entry[code].names[text.language], text.cite(str(entry[code].more["article"]))
        yield Paragraph(text.say("role_party", *sources, role=known, article=article))
    if on_instruction(text):
        told = ((one.uid, "instruction_only") for one in text.passed if one.kind == "disclosure")
        yield Paragraph(text.say("instructed", (text.about.uid, "instruction"), *told))
        yield Paragraph(text.say("no_own_ends"))
    if words := speaker.words(text.about, "instruction"):
        yield Paragraph(text.around("instruction_words", words, "text"))


def data(text: AgreementText) -> Iterator[Block]:
    """The data by activity, whose they are, and what for."""
    if text.passed:
        yield Paragraph(text.say("data_passed"))
        yield table(text, _COLUMNS, text.passed)
    else:
        yield text.gap("passed", (text.about.uid, "party"))
    yield Paragraph(text.say("only_purposes", article=text.cite("14")))
    yield Paragraph(text.say("no_more", article=text.cite("7(9)")))


def _activity(text: AgreementText, passed: Plain) -> Cell:
    """The activity, and the tracker where it is one that passes data on."""
    speaker, activity = text.speaker, text.activity(passed)
    named = [speaker.name(one) for one in (activity, passed if passed.kind == "tracker" else None) if one]
    if passed["certainty"] != "may_take_place":
        return tuple(named)
    may = (passed.uid, "certainty")
    return tuple(speaker.around(text.words("may", what=one.text), "may", one, sources=(may,)) for one in named)


def _groups(text: AgreementText, passed: Plain) -> Cell:
    items = _items(text, passed) if passed.kind == "disclosure" else ()
    codes = dict.fromkeys(code for one in items for code in one["groups"] or ())
    origin = tuple((one.uid, "groups") for one in items)
    return tuple(text.speaker.text(text.speaker.code("subject_groups", one), "groups", *origin) for one in codes)


def _items(text: AgreementText, passed: Plain) -> list[Plain]:
    """The data passed, in the order of their numbers."""
    return sorted(text.holdings.linked(passed, "items"), key=lambda one: one["ref"])


def _data(text: AgreementText, passed: Plain) -> Cell:
    if passed.kind == "tracker":
        return read_by(text, passed) or (text.missing("items", (passed.uid, "categories")),)
    cell = data_of(text, _items(text, passed))
    if passed["technical_only"]:
        cell += (text.say("only_technical", (passed.uid, "technical_only")),)
    return cell or (text.missing("items", (passed.uid, "items")),)


def _why(text: AgreementText, passed: Plain) -> Cell:
    own = ("does",) if passed.kind == "tracker" else ("note", "condition")
    cell = (*purposes_of(text, passed), *_words(text, passed, *own))
    if passed.kind == "disclosure" and passed["explicit_consent"]:
        cell += (text.say("only_explicit", (passed.uid, "explicit_consent")),)
    return cell or (text.missing("purposes", (passed.uid, "purposes")),)


def _words(text: AgreementText, record: Plain, *keys: str) -> Cell:
    return tuple(said for key in keys if (said := text.speaker.words(record, key)))


_COLUMNS = (("activity", 2.0, _activity), ("groups", 1.6, _groups), ("passed", 2.6, _data), ("why", 3.0, _why))


def grounds(text: AgreementText) -> Iterator[Block]:
    """On what the disclosures rest under the law; and who sees to consents, where they rest on consent."""
    rows = [one for passed in text.passed for one in facts.lawful(text.speaker, _grounds_of(text, passed))]
    found: dict[str, Said] = {}
    for one in rows:
        for said in text.speaker.answer(one):
            before = found.get(said.text)
            found[said.text] = replace(before, sources=(*before.sources, *said.sources)) if before else said
    if found:
        yield Paragraph(text.say("grounds"))
        yield Items(tuple(found.values()))
    else:
        wanted = {"disclosure": "disclosure_ground", "tracker": "purposes"}
        yield text.gap("grounds", *((one.uid, wanted[one.kind]) for one in text.passed))
    if any(one["code"] == CONSENT for one in rows):
        yield Paragraph(text.say("consents", article=text.cite("7(6)")))


def _grounds_of(text: AgreementText, passed: Plain) -> tuple[Plain, ...]:
    """The grounds of a disclosure; a tracker rests on what its purposes rest on."""
    if passed.kind == "disclosure":
        return passed.of("disclosure_ground")
    return tuple(one for purpose in text.holdings.linked(passed, "purposes") for one in purpose.of("basis"))


def actions(text: AgreementText) -> Iterator[Block]:
    """What the party does with the data, in the words of the law."""
    named = given_codes(text, "operations", "law:operations")
    if named:
        yield Paragraph(text.mixed("operations", *named, operations=", ".join(one.text for one in named)))
    else:
        yield text.gap("operations", source(text, "operations"))
    yield Paragraph(text.say("no_passing_on"))


def location(text: AgreementText) -> Iterator[Block]:
    """Art. 12(2), and where the party is known to keep data: a place abroad never stands for the one in Kazakhstan."""
    yield Paragraph(text.say("stored", article=text.cite("12(2)")))
    here: list[Said] = []
    elsewhere: list[Said] = []
    for one in text.party.of("location") if text.party else ():
        (here if one["country"] == HERE else elsewhere).append(_place(text, one))
    if here:
        yield Paragraph(text.mixed("places_here", *here, places="; ".join(one.text for one in here)))
    if elsewhere:
        yield Paragraph(text.mixed("places_abroad", *elsewhere, places="; ".join(one.text for one in elsewhere)))
    yield Paragraph(text.say("moved"))


def _place(text: AgreementText, place: Plain) -> Said:
    parts = [said for key in ("city", "country") for said in text.speaker.value(place, key)]
    return text.speaker.around(", ".join(one.text for one in parts), "place", *parts)


def abroad(text: AgreementText) -> Iterator[Block]:
    """Art. 16: what goes abroad with the data passed, or that nothing does."""
    transfers = text.transfers
    activities = {one.uid: one for passed in text.passed if (one := text.activity(passed))}
    if transfers:
        takes_place = any(one.transfer["certainty"] != "may_take_place" for one in transfers)
        sources = ((one.transfer.uid, "certainty") for one in transfers)
        yield Paragraph(text.say("abroad_yes" if takes_place else "abroad_may", *sources))
        yield transfer_table(text, transfers)
    elif activities and all(_answered(text, one) for one in activities.values()) and not _elsewhere(text):
        yield Paragraph(text.say("abroad_none", *((uid, "none") for uid in activities)))
    else:
        yield text.gap("abroad", *((one.uid, "transfer") for one in text.passed))
    yield Paragraph(text.say("abroad_else", article=text.cite("16")))


def _answered(text: AgreementText, activity: Plain) -> bool:
    """Whether it was answered what of an activity goes abroad: nothing, or data passed to others."""
    return linked.answered_none(activity, "transfer") or bool(linked.transfers(text.holdings, activity))


def _elsewhere(text: AgreementText) -> bool:
    """Whether the party is known to sit or to keep data abroad: that nothing goes there is then not said for it."""
    places = (text.party, *text.party.of("location")) if text.party else ()
    return any(one["country"] not in (None, HERE) for one in places)


def subcontractors(text: AgreementText) -> Iterator[Block]:
    """Whom the party may let handle the data in its turn."""
    named = text.about["subcontractors"]
    answer = (text.about.uid, "subcontractors")
    if named is None:
        yield text.gap("subcontractors", answer)
    elif others := text.holdings.linked(text.about, "subcontractors"):
        names = [text.speaker.name(one) for one in others]
        listed = ", ".join(one.text for one in names)
        yield Paragraph(text.mixed("subs_named", *names, sources=(answer,), names=listed))
    else:
        yield Paragraph(text.say("subs_none", answer))
    yield Paragraph(text.say("subs_else", article=text.cite("7(6)")))
    yield Paragraph(text.say("subs_same"))
