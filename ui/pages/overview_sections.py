"""The sections of the overview: what the law still asks for, what changed since it was approved, the last edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ropa.actions.deeds import act_and_name, facts
from ropa.i18n import N_
from ropa.law import law
from ropa.model import fields
from ropa.store.told import Told
from ui.checks.told import ACCEPTED, SEVERITIES
from ui.desk import Desk
from ui.pages.bars import Bars
from ui.pages.glance import Gap, Gaps, Record
from ui.pages.section import Section, record_name
from ui.panels.deeds import lately_in_words
from ui.panels.kinds import kind_name, section_of
from ui.panels.lines import Line, Lines

_UNFOLDED = 24
"""Lines of gaps up to which records are unfolded."""


Numbers = tuple[tuple[str, int], ...]


def checks_section(desk: Desk, counts: Numbers | None, topics: Numbers = ()) -> Section:
    """How many findings there are of each severity, and of those accepted (None: not known yet), and of each topic."""
    tr = desk.tr
    section = Section("checks", "checks", tr(N_("What the law still wants")))
    if counts is None:
        section.remark("info", tr(N_("The register is being checked…")))
        return section
    if not counts:
        section.remark("done", tr(N_("Nothing was found: no rule that Ropa checks is broken.")))
        return section
    words = {**{one: many for one, (_, many) in SEVERITIES.items()}, ACCEPTED: N_("Accepted")}
    lines = (Line(tr(words[one]), desk.locale.toString(n), partial(desk.go, "checks", row=one)) for one, n in counts)
    section.show_lines(Lines(section.heading, lines))
    if topics:
        from ropa.rules.checking import TOPICS  # loaded by now: something was found

        section.show_picture(Bars(tr(N_("Findings by topic")), [(tr(TOPICS[one]), n) for one, n in topics], "warning"))
    section.lead_to("checks", tr(N_("All findings")), lambda: desk.go("checks"))
    return section


def gaps_section(desk: Desk, gaps: Gaps) -> Section:
    """Records with the facts that the law asks for and nobody answered."""
    tr = desk.tr
    section = Section("gaps", "warning" if gaps else "done", tr(N_("Unanswered facts that the law asks for")))
    if not gaps:
        section.remark("done", tr(N_("Every fact that the law asks for is answered.")))
        return section
    lines = (
        Line(
            record_name(record, tr),
            tr.count("{n} fact", "{n} facts", sum(one.times for one in missing)),
            _leads(desk, record),
            tuple(_gap(desk, record, one) for one in missing),
        )
        for record, missing in gaps
    )
    section.show_lines(Lines(section.heading, lines, most=_UNFOLDED))
    return section


def _gap(desk: Desk, record: Record, gap: Gap) -> Line:
    field = fields(gap.kind)[gap.key]
    label = desk.tr(field.label) + (f" × {gap.times}" if gap.times > 1 else "")
    return Line(label, law("kz").cite(field.article, desk.language), _leads(desk, record, gap.row, gap.key))


def changed_section(desk: Desk, changed: tuple[Record, ...]) -> Section:
    """Records that say something else than when they were approved."""
    tr = desk.tr
    section = Section("changed", "approve", tr(N_("Changed since approval")))
    if not changed:
        section.remark("done", tr(N_("Every approved record still says what was approved.")))
        return section
    lines = (Line(record_name(one, tr), kind_name(one.kind, tr), _leads(desk, one)) for one in changed)
    section.show_lines(Lines(section.heading, lines))
    return section


def papers_section(desk: Desk, issued: int, outdated: tuple[tuple[str, str], ...]) -> Section:
    """Issued papers that no longer say what the register says: (uid of the edition, title)."""
    tr = desk.tr
    section = Section("papers", "warning" if outdated else "done", tr(N_("Issued papers")))
    if not issued:
        section.remark("info", tr(N_("No paper was issued yet.")))
    elif not outdated:
        section.remark("done", tr(N_("Every issued paper says what the register says.")))
    else:
        lines = (Line(title, tr(N_("outdated")), partial(desk.go, "ledger", uid)) for uid, title in outdated)
        section.show_lines(Lines(section.heading, lines))
    return section


def edits_section(desk: Desk, edits: tuple[Told, ...]) -> Section:
    """The last edits; each leads to what it changed."""
    tr = desk.tr
    section = Section("edits", "history", tr(N_("Recent edits")))
    if not edits:
        section.remark(
            "info", tr(N_("Nothing was changed yet. Whatever you and your colleagues change is listed here."))
        )
        return section
    lines = (Line(act_and_name(one, tr), _when(desk, one), _opens(desk, one)) for one in edits)
    section.show_lines(Lines(section.heading, lines, under=True))
    section.lead_to("history", tr(N_("The whole history")), lambda: desk.go("history"))
    return section


def _when(desk: Desk, edit: Told) -> str:
    said = [lately_in_words(edit.at, desk), edit.author]
    if several := len(facts(edit)):
        said.append(desk.tr.count("{n} fact", "{n} facts", several))
    return " · ".join(said)


def _opens(desk: Desk, edit: Told) -> Callable[[], None]:
    return partial(desk.go, "history", row=str(edit.edit))


def _leads(desk: Desk, record: Record, row: str = "", key: str = "") -> Callable[[], None]:
    section = section_of(record.kind) or "overview"
    return partial(desk.go, section, record.uid, row, key)
