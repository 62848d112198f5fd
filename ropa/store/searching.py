"""Records in which what is typed occurs, in the order in which they are probably meant."""

from __future__ import annotations

from sqlalchemy import bindparam, case, or_, select
from sqlalchemy.engine import Connection

from ropa.i18n import LANGUAGES
from ropa.store.tables import Listing
from ropa.words import clean, fold, sort_key

_MOST_WORDS, _MOST_LETTERS = 100, 1000
"""As much as SQL compares at once; of a longer search, such as a whole pasted text, the rest is compared here."""


def search(connection: Connection, typed: str, operator_uid: str | None = None, kind: str | None = None) -> list[str]:
    """Uids of records in whose texts, parts and linked names every typed word occurs, in any of three languages: those
    whose name begins with what is typed first, then those whose name holds it, then those that only mention it.
    """
    named = {one: sort_key(clean(typed)[0], one) for one in LANGUAGES}
    begins = or_(*(getattr(Listing, f"sort_{one}").startswith(key) for one, key in named.items()))
    holds = or_(*(getattr(Listing, f"sort_{one}").contains(key) for one, key in named.items()))
    found = select(Listing.record_uid).order_by(case((begins, 0), (holds, 1), else_=2), Listing.sort_ru)
    words = tuple(dict.fromkeys(fold(clean(typed)[0]).split()))
    asked = tuple(word[:_MOST_LETTERS] for word in words[:_MOST_WORDS])
    for word in asked:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        found = found.where(Listing.folded.like(f"%{escaped}%", escape="\\"))
    if operator_uid is not None:
        found = found.where(Listing.operator_uid == operator_uid)
    if kind is not None:
        found = found.where(Listing.kind == kind)
    uids = list(connection.execute(found.where(Listing.folded != "")).scalars())
    if asked == words:
        return uids
    folded = select(Listing.folded).where(Listing.record_uid == bindparam("uid"))
    texts = ((uid, connection.execute(folded, {"uid": uid}).scalar_one()) for uid in uids)
    return [uid for uid, text in texts if all(word in text for word in words)]
