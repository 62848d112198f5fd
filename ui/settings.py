"""What the program remembers between starts, outside every register: an INI file, no secrets in it."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from ropa.i18n import LANGUAGES

MOST_RECENT = 10
SMALLEST, LARGEST = 80, 200
LOCK_AFTER = (2, 5, 15, 30, 60, 0)
THEMES = ("system", "light", "dark")


class Settings:
    """Typed access to the INI file at `path` (an absolute path)."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._ini = QSettings(path, QSettings.Format.IniFormat)

    def get(self, key: str, default: Any) -> Any:
        """A plain value (JSON in the file); the default where there is none or it cannot be read."""
        try:
            return json.loads(str(self._ini.value(key, ""))) if self._ini.contains(key) else default
        except ValueError:
            return default

    def put(self, key: str, value: Any) -> None:
        """Keep a plain value."""
        self._ini.setValue(key, json.dumps(value, ensure_ascii=False))

    def state(self, key: str) -> QByteArray:
        """The state of a window, a splitter or a header, as Qt saves it; empty where there is none."""
        return QByteArray.fromBase64(str(self.get(f"state/{key}", "")).encode())

    def put_state(self, key: str, state: QByteArray) -> None:
        """Keep such a state."""
        self.put(f"state/{key}", bytes(state.toBase64().data()).decode())

    def sync(self) -> None:
        """Write the file now."""
        self._ini.sync()

    @property
    def author(self) -> str:
        """Who is named in the history; the system's user until a name is given."""
        return str(self.get("author", "")) or _user()

    @property
    def author_given(self) -> bool:
        """Whether the person was asked for the name already."""
        return bool(self.get("author", ""))

    @property
    def language(self) -> str:
        """The language of the interface, or "" while none was chosen."""
        chosen = str(self.get("language", ""))
        return chosen if chosen in LANGUAGES else ""

    @property
    def theme(self) -> str:
        """system, light or dark."""
        chosen = str(self.get("theme", THEMES[0]))
        return chosen if chosen in THEMES else THEMES[0]

    @property
    def font_percent(self) -> int:
        """The size of the interface's letters, of the system's size."""
        chosen = self.get("font_percent", 100)
        return min(max(chosen, SMALLEST), LARGEST) if isinstance(chosen, int) else 100

    @property
    def words_in_tabs(self) -> bool:
        """Whether a form begins with one language in view, the others in tabs, instead of all side by side."""
        return bool(self.get("words_in_tabs", False))

    @property
    def lock_after(self) -> int:
        """Minutes without anybody after which registers with a password are locked; 0 is never."""
        chosen = self.get("lock_after", LOCK_AFTER[2])
        return chosen if chosen in LOCK_AFTER else LOCK_AFTER[2]

    @property
    def lock_with_screen(self) -> bool:
        """Whether they are locked with the screen."""
        return bool(self.get("lock_with_screen", True))

    @property
    def reopen(self) -> bool:
        """Whether a start without a file opens the register opened last."""
        return bool(self.get("reopen", True))

    @property
    def backups_on(self) -> bool:
        """Whether backups are made by themselves."""
        return bool(self.get("backups_on", True))

    @property
    def backup_folder(self) -> Path | None:
        """The folder in which backups are made; None is beside each register."""
        chosen = str(self.get("backup_folder", ""))
        return Path(chosen) if chosen else None

    @property
    def recent_on(self) -> bool:
        """Whether files opened are remembered; their names may be client secrets."""
        return bool(self.get("recent_on", True))

    def recent(self) -> list[str]:
        """Paths of files opened last, the newest first."""
        found = self.get("recent", [])
        return [str(one) for one in found][:MOST_RECENT] if self.recent_on and isinstance(found, list) else []

    def remember(self, path: str) -> None:
        """Put a file at the head of those opened last."""
        if self.recent_on:
            self.put("recent", [path, *(one for one in self.recent() if one != path)][:MOST_RECENT])

    def forget(self, path: str | None = None) -> None:
        """Take one file out of the list, or all."""
        self.put("recent", [] if path is None else [one for one in self.recent() if one != path])


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
