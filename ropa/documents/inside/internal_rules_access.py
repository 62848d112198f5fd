"""Parts of the rules on who gets data: access, media, third parties, abroad, publication, automated decisions."""

from __future__ import annotations

from collections.abc import Iterator

from ropa.documents.for_subjects import policy_sharing
from ropa.documents.model import Block, Paragraph
from ropa.documents.parts import facts, recipients
from ropa.documents.parts.subjects import CoveredText


def access(text: CoveredText) -> Iterator[Block]:
    """To whom access is given, who decides it, how it is reviewed."""
    yield Paragraph(text.say("access_need"))
    yield Paragraph(text.say("access_list"))
    yield Paragraph(text.say("access_given"))
    yield Paragraph(text.say("access_secret", article=text.cite("11(2)")))
    yield Paragraph(text.say("access_denied", article=text.cite("10(1)")))
    every = text.answered("review_every")
    yield Paragraph(text.around("access_review_every", every, "period") if every else text.say("access_review"))


def media(text: CoveredText) -> Iterator[Block]:
    """Papers, disks and devices."""
    for one in ("media_listed", "media_locked", "media_own", "media_end"):
        yield Paragraph(text.say(one))


def third(text: CoveredText) -> Iterator[Block]:
    """When data may be passed on, and to whom they are."""
    yield Paragraph(text.say("third_consent", article=text.cite("7(6)")))
    yield Paragraph(text.say("third_before"))
    yield from recipients.third_parties(text)
    yield Paragraph(text.say("third_asked"))
    yield Paragraph(text.say("third_notice", article=text.cite("19(1)")))
    yield Paragraph(text.say("third_research", article=text.cite("17(1)")))


def abroad(text: CoveredText) -> Iterator[Block]:
    """When data may go abroad, and where they go."""
    yield Paragraph(text.say("abroad_law", article=text.cite("16(2), 16(3)")))
    yield Paragraph(text.say("abroad_before"))
    yield from recipients.abroad(text)
    transfers = [one.transfer for one in text.covered.abroad]
    if without := [one for one in transfers if not facts.lawful(text.speaker, one.of("transfer_ground"))]:
        yield text.gap("ground", *((one.uid, "transfer_ground") for one in without))
    if rule := text.speaker.words(text.operator, "transfer_rule"):
        yield Paragraph(text.around("abroad_rule", rule, "text"))


def public(text: CoveredText) -> Iterator[Block]:
    """When data may be published, whether they are, and how fast they are removed."""
    yield Paragraph(text.say("public_consent", article=text.cite("7(3), 7(4)")))
    yield from policy_sharing.public(text)
    yield Paragraph(text.say("public_removed", article=text.cite("6")))


def automated(text: CoveredText) -> Iterator[Block]:
    """When a program alone may decide, and where it does."""
    yield Paragraph(text.say("automated_law", article=text.cite("19-1")))
    for one in (activity for activity in text.covered.activities if activity["automated"]):
        name = text.speaker.name(one)
        yield Paragraph(text.mixed("automated", name, sources=((one.uid, "automated"),), name=name.text))
        if logic := text.speaker.words(one, "automated_logic"):
            yield Paragraph(text.around("automated_logic", logic, "how"))
        else:
            yield text.gap("automated", (one.uid, "automated_logic"))
