"""The steps of a workshop, read one by one."""

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Setting, Step
from facilitator.agenda.problems import short
from facilitator.agenda.reading.between_places import until_next_place
from facilitator.agenda.reading.commas import with_comma
from facilitator.agenda.reading.cues import read_cues, read_homework
from facilitator.agenda.reading.day import Day
from facilitator.agenda.reading.desk import Desk, Fields, looks_like_words
from facilitator.agenda.reading.drafts import StepDraft, copies
from facilitator.agenda.reading.from_the_start import counted_from_start
from facilitator.agenda.reading.gathered import with_question
from facilitator.agenda.reading.headings import as_heading, numbered_steps, refuse_list_below, with_title
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Scalar, Sequence
from facilitator.agenda.reading.pasted import bullet_of, instead_of_bullets, parted
from facilitator.agenda.reading.prompts import Asked, read_prompts
from facilitator.agenda.reading.script import (
    script_of,
    warn_of_acts,
    warn_of_blank_in_question,
    warn_of_blanks,
    warn_of_tables,
)
from facilitator.agenda.reading.sheets import Shelf
from facilitator.agenda.reading.short_steps import (
    read_short_step,
    refuse_joined_lines,
    refuse_mark_for_step,
    warn_of_time_in_title,
)
from facilitator.agenda.reading.sitting import setting_of
from facilitator.agenda.reading.spans import StepTimes, is_break, step_times
from facilitator.agenda.reading.tracks import read_tracks
from facilitator.agenda.reading.values import (
    WHO_OF_SETTING,
    refuse_range,
    turn_of,
    warn_of_long_turns,
    whole_between,
    yes_of,
)

EACH_STEP = "Put each step on a line of its own behind a dash, `- Welcome, 5 min`."


MOST_COPIED = 5_000
"""The most lines of steps, questions and words that repeated steps may add, all in all."""
MOST_TIMES = 20
"""The most often that a step is repeated, and the most rounds it has."""


class StepReader:
    """Reads the steps of one agenda."""

    def __init__(
        self, desk: Desk, shelf: Shelf, blanks: frozenset[str], start: str = "", booked: TimeRange | None = None
    ) -> None:
        self._desk, self._shelf, self._blanks = desk, shelf, blanks
        self._start, self._booked = start, booked
        self._day = Day(start)
        self._codes: dict[str, Mark] = {}
        self._copied = 0
        self._begins_s: dict[int, int] = {}

    def whole(self, node: Node) -> tuple[StepDraft, ...]:
        """Return the steps of the workshop; the length of one may lie between its place and the next."""
        return until_next_place(self._desk, self.drafts(node), self._begins_s, self._booked)

    def drafts(self, node: Node, above: str = "", setting: Setting | None = None) -> tuple[StepDraft, ...]:
        """Return the steps of a key `steps`; `above` is the id of the step around them."""
        node = numbered_steps(self._desk, node)
        if isinstance(node, Scalar) and node.style == "plain" and (bullet := bullet_of(node.text)):
            self._desk.problem(node, *instead_of_bullets(bullet, short(parted(node.text)[0])))
            return ()
        if not isinstance(node, Sequence):
            self._desk.problem(node, "“steps” wants a list of steps.", EACH_STEP)
            return ()
        if node.flow and any(isinstance(item, Scalar) and item.style == "plain" for item in node.items):
            self._desk.problem(node, "Steps cannot stand in square brackets: their commas would part them.", EACH_STEP)
            return ()
        items = tuple(as_heading(self._desk, item) for item in self._desk.items(node))
        if not above:
            counted = counted_from_start(self._desk, items, self._start, self._booked)
            items, self._begins_s = counted.items, counted.begins_s
        places = [f"{above}.{number}" if above else str(number) for number in range(1, len(items) + 1)]
        found = (self._drafts(item, place, setting or Setting()) for item, place in zip(items, places, strict=True))
        return tuple(draft for drafts in found for draft in drafts)

    def _drafts(self, node: Node, place: str, setting: Setting) -> tuple[StepDraft, ...]:
        """Return one step, as often as it is repeated."""
        if isinstance(node, Mapping) and refuse_list_below(self._desk, node):
            return ()
        if isinstance(node, Mapping) and refuse_mark_for_step(self._desk, node):
            return ()
        if isinstance(node, Mapping):
            node = with_comma(self._desk, node)
        if isinstance(node, Mapping) and not looks_like_words(node, "step"):
            return self._full(with_title(self._desk, node), place, setting)
        if refuse_joined_lines(self._desk, node):
            return ()
        short_step = read_short_step(self._desk, node, self._day)
        if not short_step.title:
            self._desk.problem(node, "This step has no title.", "Write it like `- Welcome, 5 min`.")
            return ()
        step = Step(
            id=place,
            title=short_step.title,
            time=short_step.time,
            at=short_step.at,
            setting=setting,
            is_break=is_break(short_step.title),
        )
        return (StepDraft(step, node, at_node=node, time_given=short_step.time_given),)

    def _full(self, node: Mapping, place: str, setting: Setting) -> tuple[StepDraft, ...]:
        desk = self._desk
        node = with_question(desk, node)
        fields = desk.fields(node, "step")
        if "title" not in fields or not desk.line(fields["title"], "title"):
            desk.problem(node, "This step has no title.", "Add a line `title:` with a few words.")
        setting = (setting_of(desk, fields["in"]) if "in" in fields else None) or setting
        code = self._code(fields, node)
        times = step_times(desk, fields, self._day)
        step = self._step(fields, code, code or place, setting, times)
        if "at" in fields and step.at:
            lasts_s = step.time.base_s + step.time.most_s if step.time else 0
            self._day.note(step.at, desk.line(fields["at"], "at"), lasts_s // 60)
        step, asked = self._with_prompts(step, fields)
        script = script_of(desk, node, tuple(each.prompt.ask for each in asked if not each.prompt.sheet))
        warn_of_blanks(desk, script, self._blanks)
        warn_of_tables(desk, script)
        warn_of_acts(desk, script)
        inner = self.drafts(fields["steps"], step.id, setting) if "steps" in fields else ()
        if "time" not in fields and "title" in fields and not times.time_given:
            warn_of_time_in_title(desk, fields["title"])
        at_node = fields.get("at") or fields.get("time") or fields.get("title")
        draft = StepDraft(step, node, asked, script, inner, at_node, times.time_given)
        return self._repeated(draft, fields["repeat"]) if "repeat" in fields else (draft,)

    def _step(self, fields: Fields, code: str, step_id: str, setting: Setting, times: StepTimes) -> Step:
        """Return what a step is by itself, without its questions, words and parts."""
        desk = self._desk
        time = times.time
        rounds = whole_between(desk, fields["rounds"], "rounds", 2, MOST_TIMES) if "rounds" in fields else 0
        timer_s = turn_of(desk, fields["timer"]) if "timer" in fields else 0
        if timer_s and time and not time.each:
            warn_of_long_turns(desk, fields["timer"], timer_s, rounds, time)
        return Step(
            id=step_id,
            code=code,
            title=times.title,
            time=time,
            setting=setting,
            cues=read_cues(desk, fields["cues"], time) if "cues" in fields else (),
            homework=read_homework(desk, fields["homework"], self._shelf, self._blanks) if "homework" in fields else (),
            bring=desk.things(fields["bring"], "bring") if "bring" in fields else (),
            at=times.at,
            protect=self._yes(fields, "protect"),
            optional=self._yes(fields, "optional"),
            is_break=self._yes(fields, "break") if "break" in fields else is_break(times.title),
            section=desk.line(fields["section"], "section") if "section" in fields else "",
            rounds=rounds,
            timer_s=timer_s,
            tracks=read_tracks(desk, fields["tracks"]) if "tracks" in fields else (),
        )

    def _repeated(self, draft: StepDraft, node: Node) -> tuple[StepDraft, ...]:
        """Return the step as often as it is to be run; a problem where that makes far too many."""
        if refuse_range(self._desk, node):
            return (draft,)
        times = whole_between(self._desk, node, "repeat", 2, MOST_TIMES)
        if not times:
            return (draft,)
        self._copied += draft.size() * (times - 1)
        if self._copied <= MOST_COPIED:
            return copies(draft, times)
        what = f"The steps that are repeated come to more than {MOST_COPIED:,} lines in all."
        self._desk.problem(node, what, "Repeat fewer steps, or repeat them less often.")
        return (draft,)

    def _yes(self, fields: Fields, key: str) -> bool:
        return key in fields and yes_of(self._desk, fields[key], key)

    def _code(self, fields: Fields, node: Node) -> str:
        code = self._desk.line(fields["code"], "code") if "code" in fields else ""
        if not code:
            return ""
        first = self._codes.setdefault(code.casefold(), node.mark)
        if first is not node.mark:
            here = fields["code"].mark.line
            what = f"The code “{short(code)}” is given twice: to the step in line {first.line} and in line {here}."
            self._desk.problem(fields["code"], what, "Give each step a code of its own.")
        return code

    def _with_prompts(self, step: Step, fields: Fields) -> tuple[Step, tuple[Asked, ...]]:
        who = WHO_OF_SETTING[step.setting.kind]
        asked = read_prompts(self._desk, fields["ask"], who) if "ask" in fields else ()
        for each in asked:
            warn_of_blank_in_question(self._desk, each.node, each.prompt.ask, self._blanks)
            if each.prompt.hidden and each.prompt.who == "room":
                what = "This is answered once, by the whole room together, so `hidden` hides nothing."
                self._desk.warn(each.node, what, "Add a line `who: person` or `who: group`, or leave `hidden` out.")
            if each.prompt.anonymous and each.prompt.kind == "questions":
                what = "Each of these questions stands with who asked it, so `anonymous` leaves no name out."
                self._desk.warn(each.node, what, "Write `kind: list`, or leave `anonymous` out.")
            elif each.prompt.anonymous and each.prompt.who in {"room", "group"}:
                what = "Single people do not answer this one by one, so `anonymous` leaves no name out."
                self._desk.warn(each.node, what, "Add a line `who: person`, or leave `anonymous` out.")
        if "handout" not in fields:
            return step, asked
        draft = self._shelf.named_or_written(fields["handout"], step.title)
        if draft is None:
            return step, asked
        step = step.model_copy(update={"handout": draft.sheet.id})
        return step, (*asked, *self._shelf.live_copy(draft, who, fields["handout"]))
