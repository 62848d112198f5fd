"""A published text compared with the register of one operator, in both directions."""

from __future__ import annotations

import datetime as dt

from ropa.comparing.facts import facts
from ropa.comparing.mentioned import mentions_of
from ropa.comparing.result import SAID, Comparison, Line
from ropa.comparing.said import lines
from ropa.comparing.scope import POLICY, kind_of, scopes
from ropa.comparing.told import own_words, told
from ropa.holdings import Holdings
from ropa.reading.languages import language_of
from ropa.reading.passages import passages


def compare(held: Holdings, text: str, day: dt.date) -> Comparison:
    """What of the register the text says, and what of the text the register has, as of a day.

    The text of a consent is held to the form of which it says most, a policy to all that the operator does.
    """
    seen = passages(text)
    kind = kind_of(seen)
    looked = told(seen)
    own = own_words(held, looked.stream)
    of_forms = [(scope, lines(facts(held, scope), looked, own)) for scope in scopes(held, kind, day)]
    scope, said = max(of_forms, key=lambda one: _share(one[1]))
    everything = [fact for each in scopes(held, POLICY, day) for fact in facts(held, each)]
    form = scope.form.uid if scope.form else ""
    known = (*everything, *facts(held, scope))
    return Comparison(language_of(text), kind, form, said, mentions_of(held, known, looked, own, kind))


def _share(of_form: tuple[Line, ...]) -> float:
    wanted = [one for one in of_form if one.fact.wanted]
    return sum(one.state == SAID for one in wanted) / max(1, len(wanted))
