"""The consent form that a text is, or how consent is given as a policy says it."""

from __future__ import annotations

from typing import Any

from ropa.actions.from_text.doing import Doings
from ropa.actions.from_text.making import AT_HOME, CONSENTED, OF_ITS_TEXT, PLAIN, THE_WAY_ALONE, Making, words_of
from ropa.actions.from_text.sharing import BY_CONSENT
from ropa.actions.importing.proposals import Certainty
from ropa.comparing.scope import CONSENT, kind_of, title_of
from ropa.i18n import LANGUAGES, N_, translator
from ropa.reading.consents import asked_again, labels_of_box, not_sent_without, terms_of_consent, ways_of_consent
from ropa.reading.result import Said
from ropa.reading.rules import never_published
from ropa.reading.subjects import givers

IN_POLICY = N_("Consent as the policy describes it")


def consent(making: Making, operator: str, doings: Doings) -> None:
    """A form with what the text says of it; of a policy only where it says how consent is given."""
    seen = making.reading.seen
    ways: dict[str, Said] = {}
    for said in ways_of_consent(seen):
        ways.setdefault(said.value, said)
    is_form = kind_of(seen) == CONSENT
    if is_form:
        title = title_of(seen)
        uid = making.add("consent", operator, {"name": words_of(title)}, title, Certainty.CERTAIN, PLAIN)
    elif ways:
        names = {language: translator(language)(IN_POLICY) for language in LANGUAGES}
        first = making.of(next(iter(ways.values())))
        uid = making.add("consent", operator, {"name": names}, first, Certainty.LIKELY, THE_WAY_ALONE)
    else:
        return
    if is_form and (covered := tuple(one.uid for one in doings.all())):
        making.add("consent", uid, {"activities": covered}, title, Certainty.LIKELY, OF_ITS_TEXT)
    for code, said in ways.items():
        certainty, why = (
            (Certainty.CERTAIN, AT_HOME) if making.of(said).section == "bases" else (Certainty.LIKELY, PLAIN)
        )
        making.add("consent", uid, {"ways": (code,)}, making.of(said), certainty, why)
    _words(making, uid)
    if is_form:
        for ground in [
            one for one in making.made.values() if one.kind == "transfer_ground" and one.values["code"] == BY_CONSENT
        ]:
            place = making.reading.seen[int(ground.source.place)]
            making.add("transfer", ground.parent, {"consent": uid}, place, Certainty.LIKELY, CONSENTED)
        _of_form(making, uid)


def _words(making: Making, uid: str) -> None:
    """What stands at the box, that nothing is sent without it, for how long it is given and when it is asked again."""
    seen = making.reading.seen
    for said in list(labels_of_box(seen))[:1]:
        _fact(making, uid, {"box_label": words_of(making.of(said), said.value)}, said)
    for said in list(not_sent_without(seen))[:1]:
        _fact(making, uid, {"required": True}, said)
    for said in list(asked_again(seen))[:1]:
        _fact(making, uid, {"asked_again": words_of(making.of(said))}, said)
    terms = list(terms_of_consent(seen))
    for said in [one for one in terms if one.field == "term"][:1]:
        _fact(making, uid, {"term_number": said.value.number, "term_unit": said.value.unit}, said)
    events: dict[str, Said] = {}
    for said in terms:
        if said.field == "term_events":
            events.setdefault(said.value, said)
    for event, said in events.items():
        _fact(making, uid, {"term_events": (event,)}, said)


def _of_form(making: Making, uid: str) -> None:
    """Who gives it, and what it says of publication."""
    seen = making.reading.seen
    for group in dict.fromkeys(said.value for said in givers(seen)):
        said = next(one for one in givers(seen) if one.value == group)
        _fact(making, uid, {"groups": (group,)}, said)
    for said in list(never_published(seen))[:1]:
        _fact(making, uid, {"published": False}, said)


def _fact(making: Making, uid: str, values: dict[str, Any], said: Said) -> None:
    making.add("consent", uid, values, making.of(said), Certainty.CERTAIN, PLAIN)
