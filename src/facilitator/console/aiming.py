"""Where the facilitator aims: at which question, which group and which person the next words go."""

from dataclasses import replace
from typing import Literal

from facilitator.agenda.model import Prompt
from facilitator.live.aim import Aim, answerer, label_of, prompts_at, settle_aim, split_prefix, turned
from facilitator.session.answer_rules import step_at
from facilitator.session.answers import Draft
from facilitator.session.persons import split_name
from facilitator.session.session import Session


class AimingDesk:
    """A session on the screen, and what is aimed at in it."""

    _aim: Aim

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        raise NotImplementedError

    @property
    def aim(self) -> Aim:
        """Return where the next words go."""
        return self._aim

    @property
    def prompt(self) -> Prompt | None:
        """Return the question that is aimed at."""
        return self.session.agenda.find_prompt(self._aim.prompt)

    @property
    def group(self) -> str:
        """Return the group under whose name an answer is kept; empty for the room."""
        return answerer(self.prompt, self._aim) if self.prompt is not None else ""

    @property
    def person(self) -> str:
        """Return the person or the pair under whose name an answer is kept; empty where that is not known."""
        return self._aim.person or ""

    def group_named(self, text: str) -> str | None:
        """Return the group or the person that a text names by its prefix, as it stands before the line, if any."""
        before = self._aim
        try:
            self.aim_by_prefix(text)
            prompt = self.prompt
            return label_of(self.session, prompt, self._aim) if self._aim != before and prompt is not None else None
        finally:
            self._aim = before

    def aim_at(self, aim: Aim) -> None:
        """Aim at a question and a group; the question of another step does not stand for long."""
        self._aim = aim

    def no_such_group(self, number: int) -> str:
        """Return that there is no group with this number; empty where there is one."""
        names = self.session.group_names
        if number <= len(names):
            return ""
        return f"There is no group {number}." if names else "There are no groups in this session."

    def aim_at_number(self, number: int) -> None:
        """Aim at the group with this number."""
        self.aim_at_group(self.session.group_names[number - 1])

    def aim_at_group(self, name: str) -> None:
        """Aim at a group; where this question is the room's, at the first one that groups answer."""
        self._aim = replace(self._aim, group=name, person=None)
        if self.prompt is None or self.prompt.who == "room":
            asked = next((prompt for prompt in prompts_at(self.session) if prompt.who != "room"), None)
            if asked is not None:
                self._aim = Aim(asked.id, name, step_at(self.session))

    @property
    def aims_elsewhere(self) -> bool:
        """Return whether what is aimed at was chosen in another step."""
        return self._aim.step not in {"", step_at(self.session)}

    def aim_here(self) -> None:
        """Aim at the first question of this step."""
        self._aim = Aim(group=self._aim.group)

    def turn(self, what: Literal["question", "group"], by: int) -> None:
        """Aim at the question or the group that stands `by` places after this one, round and round."""
        if what == "group":
            self._aim = turned(self.session, self.prompt, self._aim, by)
        else:
            ids = tuple(prompt.id for prompt in prompts_at(self.session))
            self._aim = Aim(_turned(ids, self._aim.prompt, by), self._aim.group, step_at(self.session))

    def all_for_one_group(self, answers: list[str]) -> list[str]:
        """Return answers that came in one text; the group that the first names by its prefix gives all of them."""
        named, words = split_prefix(self.session, answers[0])
        if named is None:
            return answers
        prefix = answers[0][: len(answers[0]) - len(words)].strip()
        return [
            answer if split_prefix(self.session, answer)[0] is not None else f"{prefix} {answer}" for answer in answers
        ]

    def several_lines(self, text: str) -> bool:
        """Return whether a text has several lines that may be an answer each."""
        several = sum(1 for line in text.split("\n") if line.strip()) > 1
        return several and self.prompt is not None and (self.prompt.kind == "list" or self.prompt.in_rows)

    def aim_by_prefix(self, text: str) -> str:
        """Aim at the group or the person that a text names by its prefix, and return the words behind it."""
        group, words = split_prefix(self.session, text)
        if group is not None:
            self.aim_at_group(group)
            self._aim = settle_aim(self.session, self._aim, writing=True)
            return words
        if self.prompt is not None:
            person, words = split_name(self.session, self.prompt, text)
            if person is not None:
                self._aim = settle_aim(self.session, replace(self._aim, person=person), writing=True)
        return words


def _turned(names: tuple[str, ...], here: str, by: int) -> str:
    if not names:
        return here
    return names[(names.index(here) + by) % len(names)] if here in names else names[0]


def aim_of(draft: Draft, session: Session) -> Aim:
    """Return where a half-typed text was begun."""
    return Aim(draft.prompt, draft.group, step_at(session), draft.person or None)
