"""Questions whose answers are written down: from the key `ask` to prompts."""

from dataclasses import dataclass

from facilitator.agenda.model import ACTION_COLUMNS, QUESTION_COLUMNS, Column, Prompt, PromptKind, Who
from facilitator.agenda.problems import short
from facilitator.agenda.reading.choices import read_each, read_labels, read_levels, read_options, read_weights
from facilitator.agenda.reading.columns import read_columns, read_rows
from facilitator.agenda.reading.desk import Desk, Fields, looks_like_words
from facilitator.agenda.reading.kind_words import plain_kind
from facilitator.agenda.reading.kinds import own_words, read_kind, read_votes, warn_of_other_kinds
from facilitator.agenda.reading.nodes import Mapping, Mark, Node, Scalar, Sequence
from facilitator.agenda.reading.pasted import bullet_of, instead_of_bullets, parted
from facilitator.agenda.reading.question_words import with_words_of_question
from facilitator.agenda.reading.values import who_of, whole_of, yes_of

FOR_EACH = "For each"
"""What stands above the things that a question goes through one by one."""
OWN_LINES = "Put each question on a line of its own behind a dash, `- What next?`."


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt as its author wrote it, before it has an id that no other prompt has."""

    prompt: Prompt
    """Its id is the author's, or empty; `source` and `each_of` stand as written."""
    says_who: bool
    """Whether it is settled who answers, however the room sits."""
    node: Node
    source_at: Node | None = None
    """Where `from` names another question."""
    each_at: Node | None = None
    """Where `for each` names another question."""


def read_prompts(desk: Desk, node: Node, who: Who) -> tuple[Asked, ...]:
    """Return the questions of a key `ask`: one, or a list; `who` answers where a question does not say it."""
    if isinstance(node, Sequence):
        if node.flow and any(isinstance(item, Scalar) and item.style == "plain" for item in node.items):
            desk.problem(node, "Questions cannot stand in square brackets: their commas would part them.", OWN_LINES)
            return ()
        found = (_prompt(desk, item, who) for item in desk.items(node))
    elif isinstance(node, Scalar) and node.style == "plain" and len(parts := parted(node.text)) > 1:
        desk.problem(node, *instead_of_bullets(bullet_of(node.text), short(parts[0])))
        return ()
    else:
        found = (_prompt(desk, each, who) for each in _dashed(node))
    return tuple(asked for asked in found if asked)


def _dashed(node: Node) -> tuple[Node, ...]:
    """Return a question for each line of a text below `|` in which every line begins with a dash, else the node."""
    if not isinstance(node, Scalar) or node.style != "literal":
        return (node,)
    lines = [(number, line.strip()) for number, line in enumerate(node.text.split("\n"), start=1) if line.strip()]
    if len(lines) < 2 or not all(line.startswith("- ") for _, line in lines):
        return (node,)
    marks = [Mark(node.mark.line + number, node.mark.column, node.mark.index) for number, _ in lines]
    return tuple(Scalar(line[2:].strip(), mark, mark) for (_, line), mark in zip(lines, marks, strict=True))


def _prompt(desk: Desk, node: Node, who: Who) -> Asked | None:
    if not isinstance(node, Mapping) or looks_like_words(node, "question"):
        ask = desk.line(node, "ask")
        if not ask:
            return None
        fields = with_words_of_question(desk, {"ask": Scalar(ask, node.mark, node.mark, "quoted")})
        if fields.keys() == {"ask"}:
            return Asked(Prompt(id="", ask=ask, who=who), says_who=False, node=node)
    else:
        fields = with_words_of_question(desk, desk.fields(node, "question"))
    fields = plain_kind(desk, fields)
    kind, rest = read_kind(desk, fields)
    if kind is None:
        return None
    warn_of_other_kinds(desk, fields, kind)
    rows, hoped_for = read_rows(desk, fields["rows"]) if kind == "table" and "rows" in fields else ((), 0)
    given = who_of(desk, fields["who"]) if "who" in fields else None
    prompt = Prompt(
        id=_line(desk, fields, "id"),
        ask=_line(desk, fields, "ask"),
        kind=kind,
        who=given or ("person" if kind == "vote" else who),
        options=read_options(desk, fields, kind, node),
        many=kind == "choice" and _yes(desk, fields, "many"),
        columns=_columns(desk, fields, kind, node),
        rows=rows,
        at_least=whole_of(desk, fields["at least"], "at least") if "at least" in fields else hoped_for,
        unit=_line(desk, fields, "unit"),
        help=desk.text(fields["help"], "help") if "help" in fields else "",
        hidden=_yes(desk, fields, "hidden"),
        anonymous=_yes(desk, fields, "anonymous"),
        total=_yes(desk, fields, "total"),
    )
    prompt = _with_levels_and_votes(desk, prompt, fields, rest)
    if not prompt.ask:
        desk.problem(node, "This question has no words.", "Add a line `ask: What do we want to know?`.")
    return _leading_on(desk, Asked(prompt, given is not None or kind == "vote", node), fields)


def _with_levels_and_votes(desk: Desk, prompt: Prompt, fields: Fields, rest: str) -> Prompt:
    """Return the prompt with what follows from the words behind its kind, and with words of its own."""
    update: dict[str, object] = {}
    votes = 0
    if prompt.kind == "scale":
        levels = read_levels(desk, fields["kind"], rest)
        update["levels"] = levels
        update["labels"] = read_labels(desk, fields["labels"], levels) if "labels" in fields else ()
    if prompt.kind == "vote":
        update["votes"] = votes = read_votes(desk, fields["kind"], rest)
        update["weights"] = read_weights(desk, fields["weights"], votes) if "weights" in fields else ()
    return prompt.model_copy(update={**update, "ask": prompt.ask or own_words(prompt.kind, votes)})


def _warn_of_vote_for_each(desk: Desk, prompt: Prompt, fields: Fields) -> None:
    """Warn of a vote for each of several things: it is taken once, whatever stands behind `for each`."""
    if prompt.kind != "vote" or "for each" not in fields:
        return
    fix = "To choose among the answers of an earlier question, write `from:` in the place of `for each:`."
    if prompt.options:
        fix = "To have one chosen for each of them, write `kind: choice`."
    desk.warn(fields["for each"], "A vote is taken once, not for each of several things.", fix)


def _leading_on(desk: Desk, asked: Asked, fields: Fields) -> Asked:
    """Return the prompt with the other questions that it names, as written."""
    _warn_of_vote_for_each(desk, asked.prompt, fields)
    things, each_of = read_each(desk, fields["for each"]) if "for each" in fields else ((), "")
    sources = desk.texts(fields["from"], "from", commas=True) if "from" in fields else ()
    if asked.prompt.kind == "vote" and asked.prompt.options and sources:
        what = "This vote has options of its own, so nothing is taken `from` another question."
        desk.warn(fields["from"], what, "Keep one of the two lines.")
        sources = ()
    first = {"source": "".join(sources[:1]), "also_from": sources[1:]}
    prompt = asked.prompt.model_copy(update={**first, "each": things, "each_of": each_of})
    if prompt.in_rows and not prompt.columns:
        options = () if prompt.many else prompt.levels or prompt.options
        answer = Column(name=prompt.ask or prompt.kind, options=options)
        prompt = prompt.model_copy(update={"columns": (Column(name=FOR_EACH), answer)})
    return Asked(prompt, asked.says_who, asked.node, fields.get("from"), fields.get("for each"))


def _line(desk: Desk, fields: Fields, key: str) -> str:
    return desk.line(fields[key], key) if key in fields else ""


def _yes(desk: Desk, fields: Fields, key: str) -> bool:
    return key in fields and yes_of(desk, fields[key], key)


def _columns(desk: Desk, fields: Fields, kind: PromptKind, node: Node) -> tuple[Column, ...]:
    if kind != "table":
        return {"actions": ACTION_COLUMNS, "questions": QUESTION_COLUMNS}.get(kind, ())
    columns = read_columns(desk, fields["columns"]) if "columns" in fields else ()
    if not columns:
        desk.problem(node, "This table has no columns.", "Add a line `columns: [What, Who, By when]`.")
    return columns
