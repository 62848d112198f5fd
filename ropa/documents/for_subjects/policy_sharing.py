"""Parts of the policy on where data go: third parties, publication, abroad, trackers."""

from __future__ import annotations

from collections.abc import Iterator

from ropa import linked
from ropa.documents.model import Block, Paragraph
from ropa.documents.parts import facts, recipients
from ropa.documents.parts.cookies import tracker_table
from ropa.documents.parts.subjects import CoveredText, publication, unpublished


def third(text: CoveredText) -> Iterator[Block]:
    """To whom data are passed, and the rules of the law on it."""
    yield from recipients.third_parties(text)
    if text.covered.owners:
        yield Paragraph(text.say("third_consent", article=text.cite("7(6)")))
    yield Paragraph(text.say("authorities", article=text.cite("9")))


def public(text: CoveredText) -> Iterator[Block]:
    """Whether data are put in public sources."""
    activities = text.covered.activities
    published = [one for one in activities if one["published"]]
    for one in published:
        yield from publication(text, one)
    if activities and all(one["published"] is False for one in activities):
        yield unpublished(text, activities)
    elif not published:
        yield text.gap("public", *((one.uid, "published") for one in activities if one["published"] is None))


def abroad(text: CoveredText) -> Iterator[Block]:
    """Whether data go abroad, and the operator's own rule for it."""
    yield from recipients.abroad(text)
    transfers = [one.transfer for one in text.covered.abroad]
    if without := [one for one in transfers if not facts.lawful(text.speaker, one.of("transfer_ground"))]:
        yield text.gap("ground", *((one.uid, "transfer_ground") for one in without))
    if rule := text.speaker.words(text.operator, "transfer_rule"):
        yield Paragraph(text.around("abroad_rule", rule, "text"))


def trackers(text: CoveredText) -> Iterator[Block]:
    """The trackers, what they read and how to refuse them; or that there are none."""
    if text.covered.trackers:
        yield Paragraph(text.say("trackers"))
        yield tracker_table(text, text.covered.trackers)
        yield Paragraph(text.say("trackers_browser"))
    elif linked.answered_none(text.operator, "tracker"):
        yield Paragraph(text.say("trackers_none", (text.operator.uid, "none")))
