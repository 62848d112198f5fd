"""What a published text proposes as a new operator. Nothing is written."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ropa.actions.from_text.consenting import consent
from ropa.actions.from_text.doing import activities
from ropa.actions.from_text.making import Making
from ropa.actions.from_text.of_all import of_all
from ropa.actions.from_text.own_rules import own_rules
from ropa.actions.from_text.people import people
from ropa.actions.from_text.sharing import sharing
from ropa.actions.from_text.who import operator
from ropa.actions.importing.matching import Around, around
from ropa.actions.importing.proposals import Proposed
from ropa.model import table
from ropa.reading.whole import Reading


def shared_parties(connection: Connection) -> Around:
    """The parties that every operator sees: what a new one has around it."""
    return around(connection, "")


def proposals(reading: Reading, known: Around) -> Proposed:
    """The draft of an operator with all that belongs to it, the operator first."""
    making = Making(reading, known)
    uid = operator(making)
    doings = activities(making, uid)
    of_all(making, uid)
    sharing(making, uid, doings)
    people(making, doings)
    consent(making, uid, doings)
    own_rules(making, uid)
    return Proposed("operator", tuple(making.made.values()), (), tuple(making.left))


def same_number(connection: Connection, number: str | None) -> str | None:
    """The uid of the living operator that has this BIN already."""
    own = table("operator").c
    asked = select(own.uid).where(own.bin == number, own.binned.is_(None)).order_by(own.id)
    return connection.execute(asked).scalars().first() if number else None
