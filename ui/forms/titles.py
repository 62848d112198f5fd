"""By what a part of a record is known in its list, and what is said of it in the line beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ropa.holdings import Plain
from ropa.model import NAMED_BY, fields
from ropa.spoken import UNIT_OF, Spoken

TITLED_BY: Mapping[str, tuple[str, ...]] = {
    "retention": ("number", "retention_end", "note"), "retention_end": ("event", "text"),
    "retention_fate": ("fate", "text"), "operator_law": ("law",), "promised_term": ("number", "text"),
    "basis": ("code", "source"), "location": ("country", "city"), "party_role": ("code",), "activity_role": ("code",),
    "disclosure_ground": ("code", "source"), "transfer_ground": ("code", "source"), "cookie": ("name",),
    "publication_ground": ("code", "source"), "special_condition": ("code",), "item": ("category", "text"),
    "purpose": ("code", "text"), "pause": ("since", "reason"),
}  # fmt: skip
"""Facts and parts of which the first that is answered makes the title."""

ALSO_SAID: Mapping[str, tuple[str, ...]] = {
    "purpose": ("text", "basis"), "item": ("text", "groups", "mandatory"), "basis": ("law", "source"),
    "disclosure": ("certainty", "transfer"), "transfer": ("certainty", "transfer_ground"), "clause": ("papers",),
    "retention": ("start_event", "retention_end", "retention_fate"), "route": ("rights", "address"),
    "operator_law": ("code", "for_whom"), "party_role": ("law",), "activity_role": ("law",),
    "disclosure_ground": ("law",), "transfer_ground": ("law",), "cookie": ("number", "does"),
    "retention_fate": ("number",), "pause": ("until", "reason"), "promised_term": ("rights",), "location": ("city",),
}  # fmt: skip
"""What the line beside a title says, where it is answered."""


def title(part: Plain, spoken: Spoken) -> str:
    """The name of a part, or "" where nothing of it is answered yet."""
    keys = TITLED_BY.get(part.kind) or NAMED_BY.get(part.kind, ("name",))
    return next(_texts(part, keys, spoken), "")


def summary(part: Plain, spoken: Spoken) -> str:
    """What else is said of a part in one line."""
    named = title(part, spoken)
    said = _texts(part, ALSO_SAID.get(part.kind, ()), spoken)
    return " · ".join(dict.fromkeys(one for one in said if one != named))


def _texts(part: Plain, keys: tuple[str, ...], spoken: Spoken) -> Iterator[str]:
    for key in keys:
        if key in part.facts:
            text = _text(part, key, spoken)
        else:
            text = ", ".join(found for one in part.of(key) if (found := title(one, spoken)))
        if text:
            yield " ".join(text.split())


def _text(part: Plain, key: str, spoken: Spoken) -> str:
    value = part[key]
    unit = UNIT_OF.get(key, "")
    if unit in part.facts and value is not None:
        return spoken.term(value, part[unit])
    return "" if value is None else spoken.value(fields(part.kind)[key], value, part.facts.get("law") or "")
