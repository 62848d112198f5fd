"""What acts are called before people: in the history what was done, in the menu what undo takes back."""

from __future__ import annotations

from collections.abc import Mapping

from ropa.i18n import N_

DONE: Mapping[str, str] = {
    "create": N_("Added"),
    "change": N_("Changed"),
    "change_many": N_("Changed together"),
    "import_table": N_("Taken from a table"),
    "import_workbook": N_("Put back from a workbook"),
    "duplicate": N_("Duplicated"),
    "approve": N_("Approved"),
    "put_back": N_("Put back to what was approved"),
    "archive": N_("Archived"),
    "reopen": N_("Taken out of the archive"),
    "bin": N_("Put into the bin"),
    "restore": N_("Restored from the bin"),
    "undo": N_("Undone: {what}"),
    "redo": N_("Done again: {what}"),
    "add_code": N_("Own entry added"),
    "arrange": N_("Put in another order"),
    "restore_value": N_("Earlier value restored"),
    "restore_record": N_("Put back to an earlier day"),
    "keep_answered_none": N_("Answered whether there are any"),
    "add_known_party": N_("Well-known party added"),
    "add_known_tracker": N_("Well-known tracker added"),
    "add_file": N_("Sample added"),
    "answer_paper": N_("Paper filled in"),
    "lay_out_paper": N_("Paper laid out"),
    "set_logo": N_("Logo chosen"),
    "issue": N_("Issued"),
    "withdraw": N_("Withdrawn"),
    "take_in": N_("Taken in from elsewhere"),
    "erase_text": N_("Text erased for good"),
    "accept_finding": N_("Finding accepted"),
    "withdraw_acceptance": N_("Acceptance taken back"),
    "repair": N_("Repaired after a check of the file"),
}
"""By the name of an act what was done. `{what}`, of undo and redo, is one of ACTS."""

ACTS: Mapping[str, str] = {
    "create": N_("adding"),
    "change": N_("change"),
    "change_many": N_("change of several records"),
    "import_table": N_("import of a table"),
    "import_workbook": N_("import of a workbook"),
    "duplicate": N_("duplicating"),
    "approve": N_("approval"),
    "put_back": N_("putting back to what was approved"),
    "archive": N_("archiving"),
    "reopen": N_("taking out of the archive"),
    "bin": N_("putting into the bin"),
    "restore": N_("restoring from the bin"),
    "undo": N_("undoing"),
    "redo": N_("doing again"),
    "add_code": N_("adding an own entry"),
    "arrange": N_("another order"),
    "restore_value": N_("restoring an earlier value"),
    "restore_record": N_("putting back to an earlier day"),
    "keep_answered_none": N_("answer whether there are any"),
    "add_known_party": N_("adding a well-known party"),
    "add_known_tracker": N_("adding a well-known tracker"),
    "add_file": N_("adding the sample"),
    "answer_paper": N_("filling in a paper"),
    "lay_out_paper": N_("laying out a paper"),
    "set_logo": N_("choosing the logo"),
    "issue": N_("issuing"),
    "withdraw": N_("withdrawing"),
    "take_in": N_("taking in from elsewhere"),
    "erase_text": N_("erasing a text for good"),
    "accept_finding": N_("accepting a finding"),
    "withdraw_acceptance": N_("taking an acceptance back"),
    "repair": N_("repair after a check of the file"),
}
"""By the name of an act a noun for it: "Undo: putting into the bin"."""
