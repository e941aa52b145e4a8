"""Whatever the model can hold can be written as YAML, and is read back as it was."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, Prompt, PromptKind, Step
from facilitator.agenda.reader import read_agenda
from tests.agenda.any_agenda import NAME, agendas
from tests.agenda.as_yaml import as_yaml


@given(agendas(), st.sampled_from([None, "'", '"']))
@settings(max_examples=200, deadline=None)
def test_any_agenda_written_as_yaml_is_read_back_equal(agenda: Agenda, style: str | None) -> None:
    reading = read_agenda(as_yaml(agenda, style), f"{NAME}.yaml", lambda _: None)
    told = [each for each in reading.problems if each.severity == "problem"]
    assert told == []
    assert reading.agenda is not None
    assert reading.agenda.model_copy(update={"source": ""}) == agenda


def test_the_agendas_that_are_made_up_use_every_kind_and_every_field() -> None:
    kinds, filled = set[str](), set[str]()

    @given(agendas())
    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    def look(agenda: Agenda) -> None:
        prompts = [prompt for step in agenda.walk() for prompt in step.prompts]
        kinds.update(prompt.kind for prompt in prompts)
        for value in (agenda, *agenda.walk(), *prompts):
            default = {name: field.default for name, field in type(value).model_fields.items()}
            filled.update(
                f"{type(value).__name__}.{name}" for name, unset in default.items() if getattr(value, name) != unset
            )

    look()
    assert kinds == set(get_args(PromptKind))
    every = {f"{model.__name__}.{name}" for model in (Agenda, Step, Prompt) for name in model.model_fields}
    assert every - filled == {"Agenda.source"}
