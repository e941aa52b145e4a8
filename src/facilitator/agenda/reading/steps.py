"""The steps of a workshop, read one by one and then tied together."""

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.agenda.guide import answer_of
from facilitator.agenda.model import GuideBlock, Setting, Step
from facilitator.agenda.problems import short
from facilitator.agenda.reading.cues import read_cues, read_homework
from facilitator.agenda.reading.desk import Desk, Fields, is_empty, looks_like_words
from facilitator.agenda.reading.ids import PromptIds
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Scalar, Sequence
from facilitator.agenda.reading.prompts import Asked, read_prompts
from facilitator.agenda.reading.script import ScriptBlock, read_script, warn_of_blanks
from facilitator.agenda.reading.sheets import Shelf
from facilitator.agenda.reading.short_steps import read_short_step, refuse_key_for_step
from facilitator.agenda.reading.values import WHO_OF_SETTING, setting_of, time_of, yes_of

EACH_STEP = "Put each step on a line of its own behind a dash, `- Welcome, 5 min`."


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step whose prompts have no ids yet and whose guide does not know them."""

    step: Step
    node: Node
    asked: tuple[Asked, ...] = ()
    script: tuple[ScriptBlock, ...] = ()
    inner: "tuple[StepDraft, ...]" = ()

    def walk(self) -> "Iterator[StepDraft]":
        """Yield this draft and every draft inside it, in the order of the file."""
        yield self
        for draft in self.inner:
            yield from draft.walk()


class StepReader:
    """Reads the steps of one agenda."""

    def __init__(self, desk: Desk, shelf: Shelf, blanks: frozenset[str]) -> None:
        self._desk, self._shelf, self._blanks = desk, shelf, blanks
        self._codes: dict[str, Mark] = {}

    def drafts(self, node: Node, above: str = "", setting: Setting | None = None) -> tuple[StepDraft, ...]:
        """Return the steps of a key `steps`; `above` is the id of the step around them."""
        if not isinstance(node, Sequence):
            self._desk.problem(node, "“steps” wants a list of steps.", EACH_STEP)
            return ()
        if node.flow and any(isinstance(item, Scalar) and item.style == "plain" for item in node.items):
            self._desk.problem(node, "Steps cannot stand in square brackets: their commas would part them.", EACH_STEP)
            return ()
        items = [item for item in node.items if not is_empty(item)]
        places = [f"{above}.{number}" if above else str(number) for number in range(1, len(items) + 1)]
        found = (self._draft(item, place, setting or Setting()) for item, place in zip(items, places, strict=True))
        return tuple(draft for draft in found if draft)

    def _draft(self, node: Node, place: str, setting: Setting) -> StepDraft | None:
        if isinstance(node, Mapping) and refuse_key_for_step(self._desk, node):
            return None
        if isinstance(node, Mapping) and not looks_like_words(node, "step"):
            return self._full(node, place, setting)
        title, time = read_short_step(self._desk, node)
        if not title:
            self._desk.problem(node, "This step has no title.", "Write it like `- Welcome, 5 min`.")
            return None
        return StepDraft(Step(id=place, title=title, time=time, setting=setting), node)

    def _full(self, node: Mapping, place: str, setting: Setting) -> StepDraft:
        desk = self._desk
        fields = desk.fields(node, "step")
        title = desk.line(fields["title"], "title") if "title" in fields else ""
        if not title:
            desk.problem(node, "This step has no title.", "Add a line `title:` with a few words.")
        setting = (setting_of(desk, fields["in"]) if "in" in fields else None) or setting
        code = self._code(fields, node)
        script = read_script(desk, fields["guide"]) if "guide" in fields else ()
        warn_of_blanks(desk, script, self._blanks)
        step = Step(
            id=code or place,
            code=code,
            title=title,
            time=time_of(desk, fields["time"], "time") if "time" in fields else None,
            setting=setting,
            cues=read_cues(desk, fields["cues"]) if "cues" in fields else (),
            homework=read_homework(desk, fields["homework"], self._shelf, self._blanks) if "homework" in fields else (),
            bring=desk.texts(fields["bring"], "bring") if "bring" in fields else (),
            protect=self._yes(fields, "protect"),
            optional=self._yes(fields, "optional"),
            is_break=self._yes(fields, "break"),
            section=desk.line(fields["section"], "section") if "section" in fields else "",
        )
        step, asked = self._with_prompts(step, fields)
        inner = self.drafts(fields["steps"], step.id, setting) if "steps" in fields else ()
        return StepDraft(step, node, asked, script, inner)

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
        if "handout" not in fields:
            return step, asked
        draft = self._shelf.draft(self._desk.line(fields["handout"], "handout"), fields["handout"])
        if draft is None:
            return step, asked
        step = step.model_copy(update={"handout": draft.sheet.id})
        return step, (*asked, *self._shelf.live_copy(draft, who, fields["handout"]))


def tie(desk: Desk, drafts: tuple[StepDraft, ...]) -> tuple[Step, ...]:
    """Return the steps with every prompt named and every `ASK:` tied to its prompt, or noted where it leads nowhere."""
    every = [draft for top in drafts for draft in top.walk()]
    ids = PromptIds(asked for draft in every for asked in draft.asked)
    named = {id(draft): tuple(ids.named(desk, asked) for asked in draft.asked) for draft in every}
    known = {plain_key(prompt.id): prompt.id for prompts in named.values() for prompt in prompts}
    codes = {draft.step.code.casefold() for draft in every if draft.step.code}

    def finish(draft: StepDraft) -> Step:
        guide = tuple(_tied(desk, block, known) for block in draft.script)
        inner = tuple(finish(each) for each in draft.inner)
        step_id = draft.step.id
        while not draft.step.code and step_id.casefold() in codes:
            step_id = f"step-{step_id}"
        update = {"id": step_id, "prompts": named[id(draft)], "guide": guide, "steps": inner}
        return draft.step.model_copy(update=update)

    return tuple(finish(draft) for draft in drafts)


def _tied(desk: Desk, script: ScriptBlock, known: dict[str, str]) -> GuideBlock:
    block = script.block
    if block.kind == "say":
        _check_answers(desk, script, known)
    if block.kind != "ask":
        return block
    if found := known.get(plain_key(block.text)):
        return block.model_copy(update={"prompt": found})
    if len(block.text.split()) == 1 and not block.text.endswith(("?", ".", "!", "…")):
        desk.problem(script.mark, *_nowhere(desk, block.text, known))
    return block


def _check_answers(desk: Desk, script: ScriptBlock, known: dict[str, str]) -> None:
    """Note every `[answer: id]` that leads nowhere."""
    for piece, mark in script.brackets(desk, frozenset()):
        wanted = answer_of(piece.text) if piece.kind == "blank" else None
        if wanted and plain_key(wanted) not in known:
            desk.problem(mark, *_nowhere(desk, wanted, known))


def _nowhere(desk: Desk, name: str, known: dict[str, str]) -> tuple[str, str]:
    better = desk.nearest(name, known.values())
    what = f"There is no question with the id “{short(name)}”."
    return what, f"Did you mean `{better}`?" if better else f"Give a question under `ask` a line `id: {short(name)}`."
