"""The small forms of papers: every question has an editor, and what is given comes back as it was."""

from __future__ import annotations

import datetime as dt

import pytest

from ropa.documents.papers import KINDS_OF_PAPER
from ropa.fields import Kind
from ropa.store.reading import holdings
from ropa.words import Words
from ui.papers.answered import answered
from ui.papers.questions import QuestionsForm

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

ASKED = [kind for kind, one in KINDS_OF_PAPER.items() if one.questions]
GIVEN = {
    Kind.LINE: "12-a",
    Kind.TEXT: "two\nlines",
    Kind.WORDS: Words.of(en="words"),
    Kind.PROSE: Words.of(en="prose"),
    Kind.FLAG: True,
    Kind.NUMBER: 12,
    Kind.DATE: dt.date(2026, 11, 26),
    Kind.LINES: ("one", "two"),
}


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_given_comes_back(desk, qtbot, kind):
    held = desk.workspace.ask(holdings, desk.operator)
    questions = KINDS_OF_PAPER[kind].questions
    given = {one.field.key: GIVEN.get(one.field.kind) for one in questions}
    given |= {
        one.field.key: tuple(sorted(found.uid for found in held.all(one.field.target))[:2])
        for one in questions
        if one.field.kind is Kind.LINKS
    }
    form = QuestionsForm(desk, desk.operator, questions, given)
    qtbot.addWidget(form)
    assert form.answers() == given


def test_every_row_that_cannot_be_read_says_why_and_the_first_has_the_keyboard(desk, qtbot):
    form = QuestionsForm(desk, desk.operator, KINDS_OF_PAPER["journal"].questions, {})
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first, second = form.rows["from"], form.rows["until"]
    for row in (first, second):
        row.editor.line.setText("32.13.2026")
    assert answered(form.rows, desk.tr) is None
    assert first.note
    assert second.note
    assert first.editor.line.hasFocus()
    for row in (first, second):
        row.editor.line.setText("01.12.2026")
    assert answered(form.rows, desk.tr) == dict.fromkeys(("from", "until"), dt.date(2026, 12, 1))
    assert not first.note
