"""An agenda written as the YAML that its author could have written."""

from typing import Any

import yaml

from facilitator.agenda.duration import TimeRange, say_range
from facilitator.agenda.model import Agenda, Column, Cue, GroupsRule, Prompt, Setting, Sheet, Step
from facilitator.agenda.reading.pasted import bullet_of

Lines = dict[str, Any]


class _Author(yaml.SafeDumper):
    """Puts quotes around words that mean more than themselves without them: after a bullet, with options behind."""


def _words(dumper: _Author, text: str) -> yaml.ScalarNode:
    means_more = bullet_of(text) or "/" in text
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if means_more else None)


_Author.add_representer(str, _words)


def as_yaml(agenda: Agenda, style: str | None = None) -> str:
    """Return the text of an agenda file; `style` is None, `'` or `"` for the quotes around its words."""
    lines = {
        "workshop": agenda.workshop,
        "code": agenda.code,
        "series": agenda.series,
        "time": length(agenda.time),
        "start": agenda.start,
        "people": f"{agenda.people_least}-{agenda.people_most}" if agenda.people_least is not None else "",
        "goal": agenda.goal,
        "audience": agenda.audience,
        "language": agenda.language,
        "fill in": {blank.name: blank.question for blank in agenda.blanks},
        "carry over": [{"from": each.source, "show": [*each.show]} for each in agenda.carry_over],
        "bring": [*agenda.bring],
        "before": [*agenda.before],
        "groups": groups(agenda.groups),
        "handouts": {sheet.id: sheet_lines(sheet) for sheet in agenda.sheets},
        "steps": [step_lines(step) for step in agenda.steps],
        "after": [*agenda.after],
        "next": f"{agenda.next} {agenda.next_in}".strip(),
        "documents": [*agenda.documents],
    }
    return yaml.dump(
        given(lines),
        Dumper=_Author,
        allow_unicode=True,
        sort_keys=False,
        default_style=style,
        default_flow_style=False,
        width=10_000,
    )


def given(lines: Lines) -> Lines:
    """Leave out what stands for nothing."""
    return {key: value for key, value in lines.items() if value not in ("", [], {}, None)}


def length(time: TimeRange | None) -> str:
    if time is None:
        return ""
    return f"{say_range(time)}, {time.remark}" if time.remark else say_range(time)


def yes(meant: bool) -> str:
    return "yes" if meant else ""


def groups(rule: GroupsRule) -> Lines:
    size = f"{rule.least}-{rule.most}" if rule.least is not None else ""
    return given({"size": size, "number": str(rule.number or ""), "roles": [*rule.roles]})


def sheet_lines(sheet: Sheet) -> Lines:
    return given(
        {
            "sheet": sheet.title,
            "one per": sheet.one_per,
            "text": sheet.text,
            "ask": [prompt_lines(prompt) for prompt in sheet.prompts],
            "columns": [column(each) for each in sheet.columns],
            "rows": [*sheet.rows],
        }
    )


def column(column: Column) -> Any:
    return {column.name: [*column.options]} if column.options else column.name


def setting(setting: Setting) -> str:
    if setting.teams:
        return f"teams {', '.join(setting.teams)}"
    return f"groups of {setting.least}-{setting.most}" if setting.least is not None else setting.kind


def step_lines(step: Step) -> Lines:
    return given(
        {
            "title": step.title,
            "code": step.code,
            "time": length(step.time) or "no limit",
            "in": setting(step.setting),
            "guide": [{block.kind: block.text} for block in step.guide],
            "ask": [prompt_lines(prompt) for prompt in step.prompts if not prompt.sheet],
            "handout": step.handout,
            "steps": [step_lines(inner) for inner in step.steps],
            "cues": [cue_lines(cue) for cue in step.cues],
            "homework": [
                given({"task": each.task, "who": each.who, "due": each.due, "hand in": each.hand_in})
                for each in step.homework
            ],
            "bring": [*step.bring],
            "at": step.at,
            "protect": yes(step.protect),
            "optional": yes(step.optional),
            "break": yes(step.is_break),
            "section": step.section,
            "rounds": str(step.rounds or ""),
            "timer": f"{step.timer_s} sec" if step.timer_s else "",
            "tracks": {track.name: track.task for track in step.tracks},
        }
    )


def cue_lines(cue: Cue) -> Lines:
    when = {"at": "half way"} if cue.half_way else {}
    if cue.at_s is not None:
        when = {"at": f"{cue.at_s} sec"}
    if cue.left_s is not None:
        when = {"at": f"{cue.left_s} sec left"}
    if cue.every_s is not None:
        when = {"every": f"{cue.every_s} sec"}
    return {**when, cue.kind: cue.text}


def prompt_lines(prompt: Prompt) -> Lines:
    kind: str = prompt.kind
    if kind == "scale":
        kind = f"scale {', '.join(prompt.levels)}"
    if kind == "vote":
        kind = f"vote {prompt.votes}"
    return given(
        {
            "ask": prompt.ask,
            "id": prompt.id,
            "kind": kind,
            "who": prompt.who,
            "options": [*prompt.options],
            "many": yes(prompt.many),
            "columns": [column(each) for each in prompt.columns] if prompt.kind == "table" else [],
            "rows": [*prompt.rows],
            "at least": str(prompt.at_least or ""),
            "labels": dict(prompt.labels),
            "unit": prompt.unit,
            "from": [*prompt.sources] if prompt.also_from else prompt.source,
            "for each": [*prompt.each] or prompt.each_of,
            "hidden": yes(prompt.hidden),
            "anonymous": yes(prompt.anonymous),
            "total": yes(prompt.total),
            "weights": [str(weight) for weight in prompt.weights],
            "help": prompt.help,
        }
    )
