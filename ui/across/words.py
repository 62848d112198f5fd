"""What values of a question, places and standings are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ropa.i18n import N_, Translator
from ropa.law import LAWS, law
from ropa.model import fields
from ropa.names import Names
from ropa.reference import catalogue
from ropa.spoken import Spoken
from ropa.store.across import IN_FORCE, NOT_IN_FORCE, WITHDRAWN, Spot, Used
from ropa.store.naming import own_names, words_of
from ropa.words import Words
from ui.desk import Desk
from ui.panels.kinds import kind_name

STANDING: Mapping[str, str] = {IN_FORCE: N_("in force"), NOT_IN_FORCE: N_("not in force"), WITHDRAWN: N_("withdrawn")}


def called(desk: Desk, question: str, rows: Mapping[str, str]) -> dict[str, str]:
    """What values are called; `rows` has for each a row that says it."""
    names = desk.workspace.ask(own_names)
    if question in ("party", "tracker"):
        uids = {value: value if question == "party" else row for value, row in rows.items()}
        words = desk.workspace.ask(words_of, uids.values(), names)
        return {value: words.get(uid, Words()).best(desk.language)[0] or value[:8] for value, uid in uids.items()}
    return {value: _named(question, value, names, desk.tr) for value in rows}


def _named(question: str, value: str, names: Names, tr: Translator) -> str:
    language = tr.language
    first, _, rest = value.partition(" ")
    match question:
        case "basis":
            name = Spoken(language, names).code("law:bases", rest, first)
            return f"{name} ({law(first).short(language)})" if first in LAWS else name
        case "tracker_kind":
            field = fields("tracker")[first]
            return f"{tr(field.label)}: {names(field.catalogue, rest, language)}"
        case "wording":
            edition = tr(N_("wording {version}")).format(version=rest) if rest else tr(N_("made elsewhere"))
            return f"{names('documents', first, language)}, {edition}"
        case _:
            return names({"country": "countries", "data": "data_categories"}[question], value, language)


def standing(state: str, tr: Translator) -> str:
    """How a record stands, or an edition."""
    if state in STANDING:
        return tr(STANDING[state])
    name = catalogue("statuses")[state].names[tr.language]
    return name[:1].lower() + name[1:]


def places(used: Iterable[Used], tr: Translator, editions: Mapping[str, Words]) -> dict[str, str]:
    """By record where it says so, each place once."""
    return {one.uid: "; ".join(dict.fromkeys(_place(spot, one, tr, editions) for spot in one.spots)) for one in used}


def _place(spot: Spot, used: Used, tr: Translator, editions: Mapping[str, Words]) -> str:
    if spot.kind == "edition":
        return tr(N_("Edition no. {number}")).format(number=editions.get(spot.row, Words()).best(tr.language)[0])
    label = tr(fields(spot.kind)[spot.fact].label)
    kind = kind_name(spot.kind, tr)
    return label if spot.kind == used.kind or kind == label else f"{kind}: {label}"
