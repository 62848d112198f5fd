"""Trackers of others: which one a name is, what its row or its list says of it."""

from __future__ import annotations

import re
from typing import Any

from ropa.actions.from_text.doing import Doing, Doings
from ropa.actions.from_text.making import OF_LIST, OF_ROW, PLAIN, Making, words_of
from ropa.actions.importing.proposals import Certainty
from ropa.i18n import LANGUAGES
from ropa.reading.naming import name_words
from ropa.reading.passages import Seen
from ropa.reading.result import Recipient, Said
from ropa.reference import catalogue

_CATEGORY = {"analytics": "analytics", "advertising": "marketing"}
"""Kinds of party that say what a tracker is for."""
_LISTED = re.compile(r"\b(?:listed|following|below|ниже|следующ|перечисленн|төменде|мынадай|келесі)", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:before (?:you|the user|a visitor)\b.{0,40}(?:click|accept|consent|agree)|"
    r"only after .{0,60}(?:consent|accept)|"
    r"(?:только|лишь) после .{0,60}(?:соглас|нажати|принят)|до (?:нажатия|получения согласия|принятия)|"
    r"келісім\w* .{0,40}кейін ғана|басқаннан кейін ғана)",
    re.IGNORECASE,
)
_OF_A_ROW = 2
"""So many sentences after its first one a row of a table may have."""
_ADDRESS = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:/[\w./-]*)?")
_MASKING = {
    "form_fields": re.compile(
        r"form fields? .{0,20}(?:not|never) (?:captured|recorded)|пол\w+ форм\w* .{0,20}не (?:запис|фикс|переда)|"
        r"нысан\w* .{0,20}өріс\w* .{0,20}(?:жазылмайды|берілмейді)",
        re.IGNORECASE,
    ),
    "automatic": re.compile(
        r"masked automatically|automatically mask|автоматически маск|маскиру\w+ автоматич|автоматты .{0,20}жасыр",
        re.IGNORECASE,
    ),
}
_MAY_BE_USED = re.compile(
    r"(?:may|might|can) (?:also )?(?:be used|use\b)|мо(?:гут|жет) (?:быть )?использова|(?:қолдан|пайдалан)\w* мүмкін",
    re.IGNORECASE,
)
MAY = re.compile(r"\b(?:may|might|can|could|может|могут|мүмкін)\b", re.IGNORECASE)


def tracker_of(recipient: Recipient) -> str | None:
    """The well-known tracker that a recipient is."""
    if recipient.party is None:
        return None
    said = set(name_words(recipient.name))
    for code, entry in catalogue("known_trackers").items():
        own = set(name_words(str(entry.more["name"])))
        alike = said <= own or (said & own and recipient.kind == entry.more["category"])
        if entry.more["party"] == recipient.party and (own <= said or (len(said) > 1 and alike)):
            return code
    return None


def tracker(
    making: Making, operator: str, doings: Doings, recipient: Recipient, several: list[Said], party: str
) -> tuple[str, str]:
    """A tracker with all that is said of it; its uid and kind."""
    tie = tie_of(making, doings, several)
    values: dict[str, Any] = {"name": dict.fromkeys(LANGUAGES, recipient.name), "party": party}
    if recipient.kind in _CATEGORY:
        values["category"] = _CATEGORY[recipient.kind]
    said = several[0]
    certainty, why = Certainty.CERTAIN, PLAIN
    if tie is not None:
        one, said, certainty, why = tie
        values["activity"] = one.uid
    uid = making.add("tracker", operator, values, making.of(said), certainty, why)
    for used in (making.of(each) for each in several):
        if _MAY_BE_USED.search(used.text):
            making.add("tracker", uid, {"certainty": "may_take_place"}, used, Certainty.CERTAIN, PLAIN)
            break
    _of_row(making, uid, several)
    _of_list(making, uid, making.of(said))
    return uid, "tracker"


def _of_row(making: Making, uid: str, several: list[Said]) -> None:
    """What the row of a table, or a sentence, about one tracker alone says: what it does, what it hides, its policy."""
    for said in several:
        one = making.of(said)
        if any(other.value != said.value for other in making.said("recipients") if other.sentence == said.sentence):
            continue
        cells = [cell.strip() for cell in one.text.split("|")]
        if len(cells) > 1 and cells[1]:
            making.add("tracker", uid, {"does": words_of(one, cells[1])}, one, Certainty.CERTAIN, PLAIN)
        for code, words in _MASKING.items():
            if words.search(one.text):
                making.add("tracker", uid, {"masking": code}, one, Certainty.CERTAIN, PLAIN)
        address = _address(making, said) if len(cells) > 1 else None
        if address is not None:
            values = {"policy_address": address.text.strip()}
            making.add("tracker", uid, values, address, Certainty.LIKELY, OF_ROW)
        return


def _address(making: Making, said: Said) -> Seen | None:
    """The cell with an address after the one that names a tracker, before the next one is named."""
    named = {other.sentence for other in making.said("recipients")}
    for one in making.reading.seen[said.sentence + 1 :][:_OF_A_ROW]:
        if one.sentence.index in named:
            return None
        if _ADDRESS.fullmatch(one.text.strip()):
            return one
    return None


def _of_list(making: Making, uid: str, listed: Seen) -> None:
    """What is said of all trackers of a list: that they may be used, and only once a visitor has accepted them."""
    section = [
        one
        for one in making.reading.seen
        if one.sentence.heading == listed.sentence.heading and any(hit.code == "cookies" for hit in one.hits)
    ]
    for one in section:
        if _LISTED.search(one.text) and MAY.search(one.text):
            making.add("tracker", uid, {"certainty": "may_take_place"}, one, Certainty.LIKELY, OF_LIST)
            break
    for one in section:
        if _NOT_BEFORE.search(one.text):
            making.add("tracker", uid, {"after_consent": True}, one, Certainty.LIKELY, OF_LIST)
            for hit in one.hits:
                if hit.catalogue == "consent_ways":
                    making.add("tracker", uid, {"ways": (hit.code,)}, one, Certainty.LIKELY, OF_LIST)
            break


def tie_of(making: Making, doings: Doings, several: list[Said]) -> tuple[Doing, Said, Certainty, str] | None:
    """A purpose in a sentence about one recipient is what that one gets data for; about several it cannot be told."""
    for said in several:
        others = {one.value for one in making.said("recipients") if one.sentence == said.sentence}
        if len(others) == 1 and (told := doings.of(said)) is not None:
            return told[0], said, told[1], told[2]
    return None
