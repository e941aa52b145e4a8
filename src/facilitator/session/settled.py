"""What has become of the promises of a session, by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.session.promise import PromiseState


@dataclass(frozen=True, slots=True)
class Settled:
    """What was said last of a promise."""

    state: PromiseState
    reason: str = ""


def homework_id(step: str, number: int, group: str) -> str:
    """Return the id of a task of the agenda; `number` is its place among those of the step, 1 first."""
    return f"h:{step}:{number}:{group}"


def renamed(settled: Mapping[str, Settled], old: str, new: str) -> dict[str, Settled]:
    """Return what has become of the promises when a group goes by another name: the ids of its homework hold it."""
    return {_renamed(promise, old, new): how for promise, how in settled.items()}


def _renamed(promise: str, old: str, new: str) -> str:
    ours = promise.startswith("h:") and promise.endswith(f":{old}")
    return f"{promise.removesuffix(old)}{new}" if ours else promise
