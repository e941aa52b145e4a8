"""Ties the steps of an agenda together: ids that no other has, and every name led to what it means."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.agenda.guide import answer_of
from facilitator.agenda.model import GuideBlock, Prompt, Step
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft
from facilitator.agenda.reading.ids import PromptIds, StepIds
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.prompts import Asked
from facilitator.agenda.reading.references import Path, References
from facilitator.agenda.reading.script import ScriptBlock

ACTS_BEHIND = re.compile(r"(?:\s*\[[^\[\]]*\])+\s*$")
"""What is to be done, in brackets behind a question: "Who agrees? [Show of hands.]"."""
LISTED = frozenset({"list", "table", "questions"})
"""The kinds of question whose answers a vote takes by itself."""


def tie(desk: Desk, drafts: tuple[StepDraft, ...], carried: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """Return the steps with ids of their own and every name led to its question, or noted where it leads nowhere.

    `carried` are the ids of questions and sheets that are carried over from earlier workshops.
    """
    return _Tying(desk, drafts, carried).steps(drafts)


@dataclass(frozen=True, slots=True)
class _Placed:
    draft: StepDraft
    path: Path
    copy: int
    """Which of the step's copies this is, counted from 1 through the whole agenda."""


class _Tying:
    def __init__(self, desk: Desk, drafts: tuple[StepDraft, ...], carried: tuple[str, ...]) -> None:
        self._desk = desk
        self._carried = {plain_key(each): each for each in carried}
        placed = list(_placed(drafts))
        self._step_ids = StepIds(each.draft.step.code for each in placed)
        self._ids = {each.path: self._step_ids.named(each.draft.step, each.copy) for each in placed}
        self._all = References()
        self._prompts = self._named(placed)

    def _named(self, placed: list[_Placed]) -> dict[Path, tuple[Prompt, ...]]:
        """Give every prompt its id, and lead `from`, `for each` and votes to the questions before them."""
        ids = PromptIds(asked for each in placed for asked in each.draft.asked)
        named: dict[Path, tuple[Prompt, ...]] = {}
        to_come = {plain_key(asked.prompt.id) for each in placed for asked in each.draft.asked}
        listed = ""
        for each in placed:
            prompts = []
            for asked in each.draft.asked:
                prompt = self._led(ids.named(self._desk, asked, each.copy), asked, each.path, listed, to_come)
                self._all.add(each.path, asked.prompt.id, prompt.id)
                listed = prompt.id if prompt.kind in LISTED else listed
                prompts.append(prompt)
            named[each.path] = tuple(prompts)
        return named

    def _led(self, prompt: Prompt, asked: Asked, path: Path, listed: str, to_come: set[str]) -> Prompt:
        update: dict[str, object] = {}
        if prompt.source:
            at = asked.source_at or asked.node
            found = dict.fromkeys(self._earlier(each, at, path, to_come) for each in prompt.sources)
            update["source"], update["also_from"] = next(iter(found)), tuple(found)[1:]
        elif prompt.kind == "vote" and not prompt.options:
            update["source"] = listed
            if not listed:
                fix = "Add a line `options: [first, second]`, or gather a list in a question before this one."
                self._desk.problem(asked.node, "There is nothing to vote on here.", fix)
        if prompt.each_of:
            at = asked.each_at or asked.node
            update["each_of"] = self._earlier(prompt.each_of, at, path, to_come, things=True)
        return prompt.model_copy(update=update) if update else prompt

    def _earlier(self, written: str, at: Node, path: Path, to_come: set[str], *, things: bool = False) -> str:
        """Return the id of the question asked before, or carried over, that this name means."""
        found = self._all.find(path, written) or self._carried.get(plain_key(written))
        if found:
            return found
        if plain_key(written) in to_come:
            what = f"The question “{short(written)}” is not asked before this one."
            self._desk.problem(at, what, "Name a question that comes earlier, or move this one behind it.")
            return ""
        better = self._desk.nearest(written, self._all.names) or self._desk.nearest(written, self._carried.values())
        fix = "Give the question you mean a line `id:`, and write that here."
        if not self._all.names and not self._carried:
            fix = "No question comes before this one."
        if things:
            fix = f"{fix} Things to go through stand in brackets: `for each: [{short(written)}, …]`."
        what = f"There is no question with the id “{short(written)}” before this one."
        self._desk.problem(at, what, f"Did you mean `{better}`?" if better else fix)
        return ""

    def steps(self, drafts: tuple[StepDraft, ...], above: Path = ()) -> tuple[Step, ...]:
        """Return the finished steps."""
        return tuple(self._finished(draft, (*above, place)) for place, draft in enumerate(drafts))

    def _finished(self, draft: StepDraft, path: Path) -> Step:
        guide = tuple(block for script in draft.script for block in self._tied(script, path))
        update = {"id": self._ids[path], "prompts": self._prompts[path], "guide": guide}
        return draft.step.model_copy(update={**update, "steps": self.steps(draft.inner, path)})

    def _tied(self, script: ScriptBlock, path: Path) -> tuple[GuideBlock, ...]:
        """Return a block with what it asks; what is to be done beside a question comes behind it."""
        block = script.block
        if block.kind == "say":
            return (self._with_answers(script, path),)
        if block.kind != "ask":
            return (block,)
        words = ACTS_BEHIND.sub("", block.text).strip()
        if found := self._all.find(path, words) or self._asked_in_these_words(words, path):
            acts = (GuideBlock(kind="do", text=act) for act in re.findall(r"\[([^\[\]]+)\]", block.text[len(words) :]))
            return (block.model_copy(update={"prompt": found, "text": words}), *acts)
        if len(block.text.split()) == 1 and not block.text.endswith(("?", ".", "!", "…")):
            self._desk.problem(script.mark, *self._nowhere(block.text))
        return (block,)

    def _asked_in_these_words(self, words: str, path: Path) -> str:
        """Return the id of the step's own question that is asked in just these words."""
        same = plain_key(words).rstrip(" ?.!:…")
        found = (prompt.id for prompt in self._prompts[path] if plain_key(prompt.ask).rstrip(" ?.!:…") == same)
        return next(found, "") if same else ""

    def _with_answers(self, script: ScriptBlock, path: Path) -> GuideBlock:
        """Note every `[answer: id]` that leads nowhere; in a copy each leads to the copy's own question."""
        text, done, parts = script.block.text, 0, list[str]()
        for piece, mark in script.brackets(self._desk, frozenset()):
            wanted = answer_of(piece.text) if piece.kind == "blank" else None
            if not wanted:
                continue
            found = self._all.find(path, wanted) or self._carried.get(plain_key(wanted))
            if not found:
                self._desk.problem(mark, *self._nowhere(wanted))
            elif plain_key(found) != plain_key(wanted):
                parts += [text[done : piece.at], f"[answer: {found}"]
                done = text.index("]", piece.at)
        return script.block.model_copy(update={"text": "".join((*parts, text[done:]))}) if parts else script.block

    def _nowhere(self, name: str) -> tuple[str, str]:
        better = self._desk.nearest(name, self._all.names)
        what = f"There is no question with the id “{short(name)}”."
        fix = f"Give a question under `ask` a line `id: {short(name)}`."
        return what, f"Did you mean `{better}`?" if better else fix


def _placed(drafts: tuple[StepDraft, ...]) -> Iterator[_Placed]:
    """Yield every step with its place, parents before their children, and which copy of its lines it is."""
    seen: Counter[int] = Counter()

    def walk(inner: tuple[StepDraft, ...], above: Path) -> Iterator[_Placed]:
        for place, draft in enumerate(inner):
            seen[draft.node.mark.index] += 1
            yield _Placed(draft, (*above, place), seen[draft.node.mark.index])
            yield from walk(draft.inner, (*above, place))

    return walk(drafts, ())
