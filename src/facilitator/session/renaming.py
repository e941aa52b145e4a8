"""Names for what is new in an agenda that is put together of two: no two steps and no two prompts share one."""

import re

from facilitator.agenda.model import Agenda, Prompt, Step

_ANSWER = re.compile(r"(\[\s*answer\s*:\s*)([^\[\]]+?)(\s*\])", re.IGNORECASE)


class Renaming:
    """Gives out the names, and knows under which name everything of the new agenda goes."""

    def __init__(self, old: Agenda) -> None:
        """Begin with the ids that steps have had."""
        self._taken_steps = {step.id for step in old.walk()}
        self._taken_prompts: set[str] = set()
        self._step_ids: dict[int, str] = {}
        self._prompt_ids: dict[str, str] = {}

    def keep(self, step: Step, new: Step | None) -> None:
        """Let a step that was begun keep its names; its new version's questions go by them from here on."""
        self._taken_prompts |= {prompt.id for prompt in step.prompts}
        if new is not None:
            self._prompt_ids |= {prompt.id: _same(prompt, at, step, new) for at, prompt in enumerate(new.prompts)}

    def add(self, step: Step, known: Step | None) -> None:
        """Name a step to come and its questions; what it was known by stays its name."""
        self._step_ids[id(step)] = known.id if known else _own(step.id, self._taken_steps)
        for at, prompt in enumerate(step.prompts):
            wanted = _same(prompt, at, known, step) if known else prompt.id
            self._prompt_ids[prompt.id] = _own(wanted, self._taken_prompts)

    def renamed(self, step: Step) -> Step:
        """Return a step of the new agenda under its names, and with everything that it leads to."""
        guide = tuple(
            block.model_copy(update={"text": self.text(block.text), "prompt": self._prompt(block.prompt)})
            for block in step.guide
        )
        homework = tuple(
            task.model_copy(update={name: self.text(getattr(task, name)) for name in ("task", "who", "due")})
            for task in step.homework
        )
        update = {
            "id": self._step_ids[id(step)],
            "prompts": tuple(self._renamed(prompt) for prompt in step.prompts),
            "guide": guide,
            "cues": tuple(cue.model_copy(update={"text": self.text(cue.text)}) for cue in step.cues),
            "bring": tuple(self.text(text) for text in step.bring),
            "homework": homework,
        }
        return step.model_copy(update=update)

    def text(self, text: str) -> str:
        """Return a text whose blanks for answers lead to the questions under their names."""
        return _ANSWER.sub(lambda found: f"{found[1]}{self._said(found[2])}{found[3]}", text)

    def _said(self, name: str) -> str:
        plain = " ".join(name.split()).casefold()
        return next((final for given, final in self._prompt_ids.items() if given.casefold() == plain), name)

    def _prompt(self, name: str | None) -> str | None:
        return None if name is None else self._prompt_ids.get(name, name)

    def _renamed(self, prompt: Prompt) -> Prompt:
        names = {
            key: self._prompt_ids.get(value, value) for key in ("source", "each_of") if (value := getattr(prompt, key))
        }
        more = tuple(self._prompt_ids.get(each, each) for each in prompt.also_from)
        return prompt.model_copy(update={"id": self._prompt_ids[prompt.id], "also_from": more, **names})


def _same(prompt: Prompt, at: int, known: Step, new: Step) -> str:
    """Return the id of the old prompt that this one is: by its id, else the reworded one of its kind in its place."""
    ids = {each.id for each in known.prompts}
    if prompt.id in ids or at >= len(known.prompts):
        return prompt.id
    there = known.prompts[at]
    taken = there.id in {each.id for each in new.prompts}
    return prompt.id if taken or there.kind != prompt.kind else there.id


def _own(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken, the wanted one or one like it, and take it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
