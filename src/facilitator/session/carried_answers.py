"""What a session can look up in what was carried over into it."""

from facilitator.agenda.model import Prompt
from facilitator.session.carried import CarriedOver, CarriedPrompt
from facilitator.session.session import Session


def carried_into(session: Session) -> tuple[CarriedOver, ...]:
    """Return what was carried over when the session began."""
    return session.setup.carried if session.setup is not None else ()


def carried_prompt(session: Session, prompt_id: str) -> CarriedPrompt | None:
    """Return a question that was carried over, by its id or by the id of its sheet; None where there is none."""
    wanted = prompt_id.casefold()
    prompts = [prompt for each in carried_into(session) for prompt in each.prompts]
    by_id = next((prompt for prompt in prompts if prompt.id.casefold() == wanted), None)
    return by_id or next((prompt for prompt in prompts if prompt.sheet.casefold() == wanted), None)


def is_carried(session: Session, source: str, asking: Prompt) -> bool:
    """Return whether a question takes what it is `from` out of an earlier session, if anything was carried over.

    A workshop that is held again and again has the question itself too: there it is meant only if it is asked before.
    """
    if not session.agenda.carry_over:
        return False
    for step in session.agenda.walk():
        for prompt in step.prompts:
            if prompt.id == source:
                return False
            if prompt.id == asking.id:
                return True
    return True


def things_carried(session: Session, source: str) -> tuple[str, ...]:
    """Return what was answered to a question in an earlier session, thing by thing."""
    prompt = carried_prompt(session, source)
    return prompt.things if prompt is not None else ()


def say_carried_answers(session: Session, prompt_id: str) -> str:
    """Return what was answered to a question in an earlier session, in one line; may be empty."""
    prompt = carried_prompt(session, prompt_id)
    if prompt is None:
        return ""
    return ", ".join(prompt.things or tuple(answer.says for answer in prompt.answers))
