"""Where a register lies, told once and quietly: in a cloud folder, on a network share, beside a copy of a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ropa.i18n import N_, Translator, translator
from ropa.store.whereabouts import Whereabouts, whereabouts
from ui.strips import NoteStrip

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.workspace import Workspace


def tell_where(window: MainWindow, workspace: Workspace) -> None:
    """Strips above the page; what was closed once is not told of this register again."""
    settings, kept = window.program.settings, f"told/{workspace.uid}"
    tr = translator(window.program.language)
    found = whereabouts(workspace.path)
    told = settings.get(kept, [])
    for key, sentence in _sentences(found, tr):
        if key in told:
            continue
        strip = NoteStrip(tr, "info", "info")
        window.put_strip(strip)
        if beside := next((one for one in found.conflicts if one.name == key), None):
            strip.offer(tr(N_("Compare with it…")), partial(_compare, window, beside))
            strip.offer(tr(N_("Read that copy")), partial(_read, window, beside))
        strip.dismissed.connect(partial(_remember, settings, kept, key))
        strip.show_sentence(sentence)


def _sentences(found: Whereabouts, tr: Translator) -> Iterator[tuple[str, str]]:
    if found.cloud:
        words = N_(
            "This register lies in a folder of {service}, which copies files while they are in use. Open it on one "
            "computer at a time, and keep backups in another folder."
        )
        yield f"cloud {found.cloud}", tr(words).format(service=found.cloud)
    if found.share:
        words = N_(
            "This register lies on a network share. Such disks do not always keep others out: open it on one computer "
            "at a time, and keep backups on this one."
        )
        yield "share", tr(words)
    for one in found.conflicts[:_MOST]:
        words = N_(
            "Beside this register lies a copy that came of a conflict: {name}. It may have what this one does not."
        )
        yield one.name, tr(words).format(name=one.name)


_MOST = 3


def _remember(settings: Settings, kept: str, key: str) -> None:
    settings.put(kept, [*settings.get(kept, []), key])


def _compare(window: MainWindow, path: Path) -> None:
    from ui.keeping.copy_dialog import compare_copy

    compare_copy(window, path)


def _read(window: MainWindow, path: Path) -> None:
    from ui.keeping.copy_dialog import open_copy

    open_copy(window, path)
