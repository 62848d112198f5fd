"""What each command of the menus does in a window, and when it can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ropa.actions.records import create
from ropa.actions.standing import approve, archive, put_back, reopen
from ropa.actions.standing import bin as to_bin
from ropa.i18n import N_
from ropa.model import COPIED
from ui.commands import CHANGING, COMMANDS
from ui.desk import Desk, Place
from ui.dialogs import showing
from ui.keeping import handing as keeping
from ui.settings import LARGEST, SMALLEST
from ui.undoing import chain_of, do_again, take_back

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.room import Room

FONT_STEP = 10


def handlers_of(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    """A function for each command."""
    program = window.program
    return {
        "new_file": lambda: program.ask_new(window),
        "open_file": lambda: program.ask_open(window),
        "open_sample": lambda: program.open_sample(window),
        "new_window": lambda: program.another_window(window),
        "save_now": lambda: _save_now(window),
        "import_table": lambda: showing.import_table(window),
        "draft_operator": lambda: showing.draft_operator(window),
        "documents": lambda: _print_papers(window),
        "compare": lambda: showing.compare_days(window),
        "backups": lambda: keeping.show_backups(window),
        "save_elsewhere": lambda: keeping.save_elsewhere(window),
        "examine": lambda: keeping.examine_register(window),
        "pack": lambda: showing.ask_pack(window),
        "take_out": lambda: keeping.take_out(window),
        "take_in_operator": lambda: keeping.take_in_operator(window),
        "password": lambda: _password(window),
        "lock_now": lambda: _lock(window),
        "settings": lambda: showing.show_settings(window),
        "close_file": lambda: program.close_register(window),
        "quit": program.quit,
        "undo": lambda: _turn(window, take_back),
        "redo": lambda: _turn(window, do_again),
        "find_here": lambda: _on_page(window, "focus_search"),
        "find_everywhere": lambda: find_everywhere(window),
        "select_all": lambda: _on_page(window, "select_all"),
        "new_operator": lambda: new_operator(window),
        "add": lambda: _on_page(window, "add"),
        "change_together": lambda: _on_page(window, "change_together"),
        "duplicate": lambda: _on_page(window, "duplicate"),
        "copy_over": lambda: _on_page(window, "copy_over"),
        "update_copies": lambda: _on_page(window, "update_copies"),
        "approve": lambda: _stand(window, "approve", approve),
        "put_back": lambda: _stand(window, "put_back", put_back),
        "archive": lambda: _stand(window, "archive", archive),
        "reopen": lambda: _stand(window, "reopen", reopen),
        "to_bin": lambda: _stand(window, "to_bin", to_bin),
        "back": lambda: _in_room(window, lambda room: room.step(-1)),
        "forward": lambda: _in_room(window, lambda room: room.step(1)),
        "find_operator": lambda: _in_room(window, lambda room: room.sidebar.search.setFocus()),
        "across": lambda: _in_room(window, _across),
        "next_operator": lambda: _in_room(window, lambda room: room.sidebar.step(1)),
        "previous_operator": lambda: _in_room(window, lambda room: room.sidebar.step(-1)),
        "to_list": lambda: _on_page(window, "focus_list"),
        "next_section": lambda: _form_of(window) and _form_of(window).step_section(1),
        "previous_section": lambda: _form_of(window) and _form_of(window).step_section(-1),
        "to_form": lambda: _to_form(window),
        "panel": lambda: _in_room(window, lambda room: room.panel.setVisible(room.panel.isHidden())),
        "larger": lambda: _letters(window, FONT_STEP),
        "smaller": lambda: _letters(window, -FONT_STEP),
        "usual_size": lambda: program.choose("font_percent", 100),
        "cheat_sheet": lambda: showing.show_cheat_sheet(window),
        "help_here": lambda: _form_of(window) and _form_of(window).turn_help(),
        "to_desktop": lambda: showing.register_with_desktop(window),
        "log": lambda: showing.open_log(window),
        "licences": lambda: showing.show_licences(window),
        "about": lambda: showing.show_about(window),
    }


def usable(window: MainWindow) -> dict[str, bool]:
    """Which commands can be used now (undo and redo are told apart)."""
    room = window.room if not window.is_locked else None
    there = {
        "": True,
        "register": room is not None,
        "operator": room is not None and room.desk.operator is not None,
        "list": room is not None and hasattr(room.page, "select_all"),
        "several": room is not None and hasattr(room.page, "change_together"),
        "activities": room is not None and getattr(room.page, "kind", "") == "activity" and bool(room.current_record()),
        "copied": room is not None and getattr(room.page, "kind", "") in COPIED and bool(room.current_record()),
        "record": room is not None and bool(room.current_record()),
    }
    only_read = window.workspace is not None and window.workspace.read_only
    return {
        one.name: there[one.needs] and not (only_read and one.name in CHANGING)
        for one in COMMANDS
        if one.name in window.menus.actions and one.name not in ("undo", "redo")
    }


def _password(window: MainWindow) -> None:
    from ui.locking.changing import ask_to_change

    ask_to_change(window.program, window)


def _lock(window: MainWindow) -> None:
    """Lock what can be unlocked again; a register without a password cannot."""
    window.program.lock.lock_all()
    if window.room is not None and not window.is_locked:
        desk = window.room.desk
        desk.say(desk.tr(N_("This register has no password, so there is nothing to unlock it with. File, Password…")))


def new_operator(window: MainWindow) -> None:
    """A new client, its card open with the cursor in its name."""
    if window.room is not None:
        window.leave()
        uid = window.room.desk.workspace.do(create, "operator", {}).uid
        window.room.go(Place("operator", uid, uid, "name"))


def find_everywhere(window: MainWindow, typed: str = "") -> None:
    """Search over all operators."""
    from ui.dialogs.find import FindDialog

    if window.room is not None:
        window.leave()
        dialog = FindDialog(window.room.desk, window, typed)
        dialog.chosen.connect(window.room.go_to_record)
        dialog.open()


def _in_room(window: MainWindow, act: Callable[[Room], object]) -> None:
    if window.room is not None:
        act(window.room)


def _page_of(window: MainWindow) -> Any:
    return window.room.page if window.room is not None else None


def _form_of(window: MainWindow) -> Any:
    return getattr(_page_of(window), "form", None)


def _on_page(window: MainWindow, act: str) -> bool:
    """Let the page do it, if it can."""
    page = _page_of(window)
    if hasattr(page, act):
        getattr(page, act)()
        return True
    return False


def _across(room: Room) -> None:
    """Over all operators; where a party or a tracker is in view, who uses it."""
    from ui.across.asked import place_about

    room.go(place_about(room.desk, room.current_root()))


def _save_now(window: MainWindow) -> None:
    window.leave()
    if window.room is not None:
        desk = window.room.desk
        desk.say(desk.tr(N_("Everything is saved. Ropa saves by itself, as you type.")))


def _print_papers(window: MainWindow) -> None:
    if window.room is not None and not _on_page(window, "print_paper"):
        window.room.go(Place("documents"))


def _turn(window: MainWindow, turn: Callable[[Desk, str | None], None]) -> None:
    if window.room is not None:
        window.leave()
        turn(window.room.desk, chain_of(window))


def _stand(window: MainWindow, act: str, action: Callable[..., Any]) -> None:
    """On a list the page does it to what is selected; on a card it is done to its record."""
    room = window.room
    if room is None or _on_page(window, act) or not (uid := room.current_record()):
        return
    window.leave()
    desk, operator, name = room.desk, room.desk.operator, room.desk.operator_name
    desk.workspace.do(action, uid)
    if act == "to_bin" and uid == operator:  # another one is in view by now
        desk.say(desk.tr(N_("Into the bin: “{name}”")).format(name=name), undo=True)


def _to_form(window: MainWindow) -> None:
    if not _on_page(window, "focus_form") and (form := _form_of(window)) is not None:
        form.focus_first()


def _letters(window: MainWindow, by: int) -> None:
    size = min(max(window.program.settings.font_percent + by, SMALLEST), LARGEST)
    window.program.choose("font_percent", size)
    if window.room is not None:
        desk = window.room.desk
        desk.say(desk.tr(N_("Size of letters: {percent} %")).format(percent=size))
