"""What the measured processes do: python -m tests.bench.window_tasks TASK [FILE SETTINGS ...]; they print JSON.

Above, nothing is imported that a start would not load anyway: whatever a task needs beyond it comes late. Times are
those of a clock that all processes share, in seconds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

PASSES = 3
"""Times that all frames are painted; of each the least counts: other work on the machine befalls none every time."""
READ = 1.0
"""Seconds for which a list is looked at before its first record is chosen; the form is put together meanwhile."""
LINES = 600
"""Rows scrolled one at a time."""


def bare_window() -> dict[str, float]:
    """A window with a label that shows the key pressed, beside a loaded SQLAlchemy."""
    import sqlalchemy.orm
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel(sqlalchemy.orm.__name__)
    window.setCentralWidget(label)
    window.show()
    painted = _painted(app, label)
    window.keyPressEvent = lambda event: label.setText(event.text())
    _press(app, window, "а")
    return {"painted": painted, "answered": _painted(app, label)}


def first_key(app: Any, window: Any) -> dict[str, float]:
    """The list painted, and painted again after the first letter of a search."""
    records = window.room.page.list
    painted = _painted(app, records.table.viewport())
    records.search.setFocus()
    _press(app, records.search, "а")
    return {"painted": painted, "answered": _painted(app, records.table.viewport())}


def searched(app: Any, window: Any) -> dict[str, list[float]]:
    """The third letter of each search and the first, each from key to rows painted; and the bare LIKE of three."""
    from ropa.store.engine import connect
    from tests.bench.searching import each_bare, three_letters

    records = window.room.page.list
    box, paper = records.search, records.table.viewport()
    _painted(app, paper)

    def answered(before: str, letter: str) -> float:
        _type_first(app, box, before)
        start = perf_counter()
        _press(app, box, letter)
        return _painted(app, paper) - start

    taken: dict[str, list[float]] = {"three": [], "one": [], "bare": []}
    bare = connect(sys.argv[4], None)
    typed = three_letters(bare)
    ask = each_bare(bare, typed)
    for letters in typed:
        taken["three"].append(answered(letters[:2], letters[2]))
        taken["one"].append(answered("", letters[0]))
        start = perf_counter()
        ask()
        taken["bare"].append(perf_counter() - start)
    bare.close()
    return taken


def opened(app: Any, window: Any) -> list[float]:
    """Each record from the wish to see it to its form painted."""
    page = window.room.page
    _painted(app, page.list.table.viewport())
    _settle(app, READ)
    taken = []
    for uid in sys.argv[4:]:
        _settle(app)
        start = perf_counter()
        page._show(uid)
        taken.append(_painted(app, page.form.form) - start)
        page.form.form.complete()
    return taken


def frames(app: Any, window: Any) -> dict[str, list[float]]:
    """All frames while one scrolls line by line, and page by page to the end, the rows being read on the way."""
    table = window.room.page.list.table
    _painted(app, table.viewport())
    bar = table.verticalScrollBar()
    ways = {"by lines": range(1, LINES), "by pages": range(bar.pageStep(), bar.maximum(), bar.pageStep())}
    taken: dict[str, list[list[float]]] = {way: [] for way in ways}
    for _ in range(PASSES):
        for way, stops in ways.items():
            bar.setValue(0)
            table.records.read_anew()
            _painted(app, table.viewport())
            taken[way].append([_frame(app, table, bar, stop) for stop in stops])
    return {way: [min(same) for same in zip(*several, strict=True)] for way, several in taken.items()}


def _frame(app: Any, table: Any, bar: Any, stop: int) -> float:
    start = perf_counter()
    bar.setValue(stop)
    return _painted(app, table.viewport()) - start


def memory(app: Any, window: Any) -> dict[str, float]:
    """The most this process had, in MiB: with a list searched and a record open, then with a paper shown."""
    page = window.room.page
    _painted(app, page.list.table.viewport())
    _press(app, page.list.search, "а")
    _settle(app)
    page._show(page.list.model.uids[0])
    _settle(app)
    told = {"list, search and form": _most()}
    window.room.desk.go("documents")
    _settle(app, 5)
    return {**told, "documents too": _most()}


def _most() -> float:
    """Linux tells it of the process alone; `getrusage` there begins with what the parent had."""
    own = Path("/proc/self/status")
    if own.exists():
        return int(own.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def _press(app: Any, widget: Any, letter: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    app.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def _type_first(app: Any, box: Any, before: str) -> None:
    """What stands in a search before the letter that is measured, and was answered."""
    box.setText(before)
    box.ask_now()
    _settle(app)
    box.took = 0.0


def _painted(app: Any, widget: Any) -> float:
    """When the widget was painted next, with all that is painted with it, before whatever follows in the same turn."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        seen, at, inside = False, 0.0, False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's)
            if watched is widget:
                self.seen = self.seen or event.type() == QEvent.Type.Paint
            if watched is not window or event.type() != QEvent.Type.UpdateRequest or self.inside:
                return False
            self.inside = True
            window.event(event)
            self.inside = False
            if self.seen and not self.at:
                self.at = perf_counter()
            return True

    window, watch = widget.window(), Watch()
    for one in {widget, window}:
        one.installEventFilter(watch)
    while not watch.seen:
        app.processEvents()
    for one in {widget, window}:
        one.removeEventFilter(watch)
    return watch.at or perf_counter()


def _settle(app: Any, seconds: float = 0.15) -> None:
    """Let everything happen that was put off."""
    end = perf_counter() + seconds
    while perf_counter() < end:
        app.processEvents()


def in_program(task: Callable[[Any, Any], Any]) -> Any:
    """Start the program and run a task in the place of its event loop; what that found."""
    from ui.start import load_window, main

    found: list[Any] = []

    def drive(app: Any) -> int:
        window = next(one for one in app.topLevelWidgets() if one.objectName() == "main")
        found.append(task(app, window))
        window.close()
        return 0

    loaded: Any = load_window()
    loaded.settings_path = lambda: sys.argv[3]
    loaded.QApplication.exec = drive
    main([sys.argv[2]])
    return found[0]


if __name__ == "__main__":
    wanted = globals()[sys.argv[1]]
    print(json.dumps(wanted() if wanted is bare_window else in_program(wanted)))
