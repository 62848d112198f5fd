"""Everything that menus offer: one line a command. Menus, shortcuts and the cheat sheet come from here."""

from __future__ import annotations

from dataclasses import dataclass

from ropa.i18n import N_

FILE = N_("&File")
EDIT = N_("&Edit")
RECORD = N_("&Record")
GO = N_("&Go")
VIEW = N_("&View")
HELP = N_("&Help")
MENUS = (FILE, EDIT, RECORD, GO, VIEW, HELP)


@dataclass(frozen=True)
class Command:
    """`name` is its handler in the window; `text` a msgid; `shortcuts` as Qt spells them; `needs` what must be there:
    nothing, an open register, an operator in view, a list of records, several of them to choose, activities, records of
    which copies are made, or the form of a record.
    """

    name: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    picture: str = ""
    needs: str = "register"


SECTIONS: tuple[tuple[str, str], ...] = (
    ("overview", N_("Overview")),
    ("operator", N_("Operator")),
    ("activity", N_("Activities")),
    ("party", N_("Parties")),
    ("engagement", N_("Contracts")),
    ("transfer", N_("Transfers abroad")),
    ("tracker", N_("Trackers")),
    ("system", N_("Systems")),
    ("consent", N_("Consents")),
    ("access", N_("Access")),
    ("journal_line", N_("Journal")),
    ("request", N_("Requests")),
    ("incident", N_("Incidents")),
    ("documents", N_("Documents")),
    ("ledger", N_("Issued papers")),
    ("checks", N_("Checks")),
    ("due", N_("Due")),
    ("flows", N_("Flow map")),
    ("history", N_("History")),
    ("bin", N_("Bin")),
)
"""Sections of the window in their order, with the words for them."""

WHOLE: tuple[tuple[str, str], ...] = (("across", N_("Across operators")),)
"""Pages of the whole register, whichever operator is in view."""

CHANGING = frozenset(
    {"import_table", "new_operator", "draft_operator", "add", "change_together", "duplicate", "copy_over",
     "update_copies", "approve", "put_back", "archive", "reopen", "to_bin", "undo", "redo", "password",
     "take_in_operator"}
)  # fmt: skip
"""Commands that are not there where a register can only be read."""

COMMANDS: tuple[Command, ...] = (
    Command("new_file", FILE, N_("&New register…"), ("Ctrl+N",), "new_file", ""),
    Command("open_file", FILE, N_("&Open register…"), ("Ctrl+O",), "open_file", ""),
    Command("open_sample", FILE, N_("Open the &sample"), (), "sample", ""),
    Command("new_window", FILE, N_("New &window"), ("Ctrl+Shift+N",), "external"),
    Command("save_now", FILE, N_("Sa&ve now"), ("Ctrl+S",), "save"),
    Command("import_table", FILE, N_("&Import a table…"), ("Ctrl+Shift+I",), "open_file"),
    Command("draft_operator", FILE, N_("New ope&rator from a published text…"), ("Ctrl+Shift+T",), "operator"),
    Command("documents", FILE, N_("&Print papers…"), ("Ctrl+P",), "print", "operator"),
    Command("compare", FILE, N_("Co&mpare two days…"), ("Ctrl+Shift+D",), "history", "operator"),
    Command("backups", FILE, N_("&Backups and restore points…"), ("Ctrl+Shift+B",), "restore"),
    Command("save_elsewhere", FILE, N_("Save a cop&y elsewhere…"), (), "copy"),
    Command("examine", FILE, N_("C&heck register…"), (), "checks"),
    Command("pack", FILE, N_("Inspection pac&k…"), (), "save", "operator"),
    Command("take_out", FILE, N_("Take this operator out to a &file…"), (), "copy", "operator"),
    Command("take_in_operator", FILE, N_("T&ake an operator in from a file…"), (), "copy"),
    Command("password", FILE, N_("Passwor&d…"), (), "lock"),
    Command("lock_now", FILE, N_("&Lock now"), ("Ctrl+L",), "lock"),
    Command("settings", FILE, N_("Se&ttings…"), ("Ctrl+,",), "settings", ""),
    Command("close_file", FILE, N_("&Close the register"), ("Ctrl+W",), "close"),
    Command("quit", FILE, N_("&Quit"), ("Ctrl+Q",), "", ""),
    Command("undo", EDIT, N_("&Undo"), ("Ctrl+Z",), "undo"),
    Command("redo", EDIT, N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Command("find_here", EDIT, N_("&Find in the list"), ("Ctrl+F",), "search", "list"),
    Command("find_everywhere", EDIT, N_("Find &everywhere…"), ("Ctrl+K",), "search"),
    Command("select_all", EDIT, N_("Select &all in the list"), ("Ctrl+Shift+A",), "", "list"),
    Command("new_operator", RECORD, N_("New &operator"), ("Ctrl+Shift+O",), "operator"),
    Command("add", RECORD, N_("&Add a record"), ("Ctrl+Return",), "add", "list"),
    Command("change_together", RECORD, N_("Chan&ge together…"), ("Ctrl+Shift+E",), "edit", "several"),
    Command("duplicate", RECORD, N_("&Duplicate"), ("Ctrl+D",), "duplicate", "list"),
    Command("copy_over", RECORD, N_("Copy &to other operators…"), (), "copy", "activities"),
    Command("update_copies", RECORD, N_("Bring copies &up to date…"), (), "redo", "copied"),
    Command("approve", RECORD, N_("A&pprove"), ("Ctrl+Shift+P",), "approve", "record"),
    Command("put_back", RECORD, N_("Put &back what was approved"), (), "put_back", "record"),
    Command("archive", RECORD, N_("Ar&chive"), (), "archive", "record"),
    Command("reopen", RECORD, N_("&Reopen"), (), "reopen", "record"),
    Command("to_bin", RECORD, N_("Into the b&in"), ("Ctrl+Del",), "bin", "record"),
    Command("back", GO, N_("&Back"), ("Alt+Left",), "chevron_left"),
    Command("forward", GO, N_("For&ward"), ("Alt+Right",), "chevron_right"),
    Command("find_operator", GO, N_("Choose an &operator"), ("Ctrl+J",), "operator"),
    Command("across", GO, N_("A&cross operators"), ("Ctrl+Shift+K",), "shared"),
    Command("next_operator", GO, N_("&Next operator"), ("Ctrl+Shift+Down",), "down"),
    Command("previous_operator", GO, N_("&Previous operator"), ("Ctrl+Shift+Up",), "up"),
    Command("to_list", GO, N_("To the &list"), ("F6",), "", "list"),
    Command("next_section", GO, N_("Next section of the for&m"), ("Ctrl+PgDown",), "", "record"),
    Command("previous_section", GO, N_("Previous sec&tion of the form"), ("Ctrl+PgUp",), "", "record"),
    Command("to_form", GO, N_("To the &form"), ("F2",), "edit", "record"),
    Command("panel", VIEW, N_("&Side panel"), ("F9",), "panel"),
    Command("larger", VIEW, N_("&Larger letters"), ("Ctrl++", "Ctrl+="), "", ""),
    Command("smaller", VIEW, N_("S&maller letters"), ("Ctrl+-",), "", ""),
    Command("usual_size", VIEW, N_("&Usual size"), ("Ctrl+0",), "", ""),
    Command("cheat_sheet", HELP, N_("&Keyboard shortcuts"), ("F1",), "help", ""),
    Command("help_here", HELP, N_("What this &field means"), ("Shift+F1",), "help", "record"),
    Command("to_desktop", HELP, N_("Add Ropa to the &menu of programs"), (), "", ""),
    Command("log", HELP, N_("L&og"), (), "folder", ""),
    Command("licences", HELP, N_("&Licences"), (), "", ""),
    Command("about", HELP, N_("&About Ropa"), (), "info", ""),
)
