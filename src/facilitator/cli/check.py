"""`facilitator check`: every mistake in an agenda or a sheet, with its place and the way out."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from facilitator.agenda.library import NotFound
from facilitator.agenda.model import Agenda, Sheet
from facilitator.agenda.problems import Problem, Severity, count_of_each
from facilitator.agenda.reader import read_sheet
from facilitator.agenda.sheet_file import sheet_at
from facilitator.agenda.spoken import read_aloud_s, words_in
from facilitator.cli.agenda_asks import counts_of
from facilitator.cli.agenda_figures import (
    booked_range,
    count_of,
    fit_of,
    left_for_groups,
    left_for_untimed,
    nested,
    plain_range,
    plain_script,
    plain_usual,
    say_figures,
    steps_range,
    untimed,
)
from facilitator.cli.folding import fold
from facilitator.cli.output import page_width, say, say_json, tell
from facilitator.cli.problem_lines import problem_lines
from facilitator.cli.step_history import history_of, plain_history, say_history
from facilitator.cli.surroundings import place_of
from facilitator.cli.tables import list_format
from facilitator.live.workplace import Workplace
from facilitator.session.history import StepHistory

CODES = {"fine": 0, "warnings": 0, "problems": 1, "not found": 2}
PIPED = 80
"""Columns where no terminal says how wide it is."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was asked for, and what came of it."""

    asked: str
    """As typed."""
    path: Path | None = None
    plan: Agenda | Sheet | None = None
    """None where a problem stops it, or where nothing was found."""
    is_sheet: bool = False
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    """Why it was not found."""
    history: tuple[StepHistory, ...] | None = None
    """What its steps took in earlier sessions, where that was asked for."""

    @property
    def status(self) -> str:
        """Return "fine", "warnings", "problems" or "not found"."""
        if self.path is None:
            return "not found"
        if self.plan is None:
            return "problems"
        return "warnings" if self.problems else "fine"

    @property
    def counts(self) -> dict[Severity, int]:
        """Return how many problems and warnings there are in all."""
        return count_of_each(self.problems)


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--history", is_flag=True, help="Say too how long the steps took in your latest sessions.")
@list_format
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], *, history: bool, form: str) -> int:
    """Find every mistake in FILE at once, each with its line and the way out.

    FILE is an agenda or a sheet: a path, a name, or the code of an agenda. The exit code is 0 where it can be used,
    1 where a problem stops it, 2 where it was not found.
    """
    place = place_of(ctx)
    checked = [_check(place, what) for what in files]
    if history:
        checked = [
            replace(one, history=history_of(place, one.plan)) if isinstance(one.plan, Agenda) else one
            for one in checked
        ]
    if form == "json":
        say_json([_plain(one) for one in checked])
    width = page_width(piped=PIPED)
    for number, one in enumerate(checked):
        if one.path is None:
            tell(one.reason)
        elif form == "text":
            if number:
                say("")
            say("\n".join(_told(one, width)))
    return max(CODES[one.status] for one in checked)


def _check(place: Workplace, what: str) -> Checked:
    found = place.library.find(what)
    if isinstance(found, NotFound):
        source = place.library.sheet(what, Path.cwd())
        path = Path(source.file) if source else None
    else:
        path, source = found.path, sheet_at(found.path)
    if source and path:
        sheet = read_sheet(source.text, source.file, path.stem)
        return Checked(what, path, sheet.sheet, is_sheet=True, problems=sheet.problems)
    if isinstance(found, NotFound):
        return Checked(what, reason=found.reason)
    reading = place.library.read(found)
    return Checked(what, path, reading.agenda, problems=reading.problems)


def _told(one: Checked, width: int) -> list[str]:
    """Return what is said of one file: its problems, then what is worth a look, then what it amounts to."""
    lines = _list_of(one, "problem", width)
    warnings = _list_of(one, "warning", width)
    if warnings:
        lines += ["Worth a look:", *warnings]
    name = one.path.name if one.path else one.asked
    for figure in _verdict(one, name):
        indent = "  " if figure.startswith("  ") else ""
        lines += fold(figure, width, indent, indent or "  ")
    for sentence in say_history(one.history) if one.history is not None else ():
        lines += fold(f"  {sentence}", width, "  ", "    ")
    return lines


def _list_of(one: Checked, severity: Severity, width: int) -> list[str]:
    """Return the problems or the warnings, and in words how many more there are."""
    told = [each for each in one.problems if each.severity == severity and not each.closes]
    lines = [line for each in told for line in problem_lines(each, width)]
    if more := one.counts[severity] - len(told):
        word = "problem" if severity == "problem" else "thing worth a look"
        plural = "problems" if severity == "problem" else "things worth a look"
        lines.append(f"And {more:,} more {word if more == 1 else plural}, not shown here.")
    return lines


def _verdict(one: Checked, name: str) -> list[str]:
    """Return the sentences that close what is said of a file; further ones begin with blanks."""
    stopping, warnings = one.counts["problem"], one.counts["warning"]
    if one.plan is None:
        beside = f", and {count_of('thing', warnings)} worth a look" if warnings else ""
        purpose = "used" if one.is_sheet else "run"
        hidden = any(each.hides for each in one.problems)
        more = f" There may be more behind {'it' if stopping == 1 else 'them'}." if hidden else ""
        return [f"{name}: {count_of('problem', stopping)} to mend before it can be {purpose}{beside}.{more}"]
    use = "It can be used" if one.is_sheet else "It can be run"
    word = f"{use}, with {count_of('thing', warnings)} worth a look." if warnings else "All is well."
    figures = [_say_sheet(one.plan)] if isinstance(one.plan, Sheet) else say_figures(one.plan)
    return [f"{name}: {word[0].lower()}{word[1:]}", *(f"  {figure}" for figure in figures)]


def _say_sheet(sheet: Sheet) -> str:
    counts = (("column", len(sheet.columns)), ("given row", len(sheet.rows)), ("question", len(sheet.prompts)))
    counted = ", ".join(count_of(name, count) for name, count in counts if count)
    return f"A sheet: {counted}." if counted else "A sheet with nothing to fill in."


def _plain(one: Checked) -> dict[str, object]:
    agenda = one.plan if isinstance(one.plan, Agenda) else None
    sheet = one.plan if isinstance(one.plan, Sheet) else None
    time, booked = (steps_range(agenda), booked_range(agenda)) if agenda else (None, None)
    fit = fit_of(time, booked) if time and booked else None
    words = words_in(agenda) if agenda else 0
    return {
        "agenda": one.asked,
        "kind": "sheet" if one.is_sheet else "agenda",
        "file": str(one.path) if one.path else None,
        "status": one.status,
        "reason": one.reason,
        "workshop": agenda.workshop if agenda else None,
        "sheet": sheet.title if sheet else None,
        "steps": sum(1 for _ in agenda.leaves()) if agenda else None,
        "steps_inside": nested(agenda) if agenda else None,
        "untimed": len(untimed(agenda)) if agenda else None,
        "left_for_untimed": plain_range(left_for_untimed(agenda)) if agenda else None,
        "understood": counts_of(agenda) if agenda else None,
        "time": plain_range(time),
        "usual": plain_usual(agenda) if agenda else None,
        "booked": plain_range(booked),
        "fit": {"word": fit.word, "by_s": fit.by_s} if fit else None,
        "blanks": [blank.name for blank in agenda.blanks] if agenda else [],
        "sheets": [each.id for each in agenda.sheets] if agenda else [],
        "words": words,
        "read_s": read_aloud_s(words),
        "left": plain_range(left_for_groups(agenda)) if agenda else None,
        "script": plain_script(agenda) if agenda else [],
        "counts": {"problems": one.counts["problem"], "warnings": one.counts["warning"]},
        "problems": [_plain_problem(each) for each in one.problems if not each.closes],
        **({} if one.history is None else {"history": plain_history(one.history)}),
    }


def _plain_problem(problem: Problem) -> dict[str, object]:
    keys = ("file", "line", "column", "what", "fix", "severity", "source_line")
    return {key: getattr(problem, key) for key in keys}
