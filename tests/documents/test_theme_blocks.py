"""The report of a workshop in which answers were put together: every wording stands in it, in each format."""

import json
import os
from pathlib import Path

import pytest

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.documents.document import BulletList, KeyValues, Label, Paragraph, Table
from facilitator.documents.report import report
from facilitator.documents.report_answers import answers_by_prompt
from facilitator.documents.report_data import report_data
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from facilitator.session import intents as ask
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.session import Session
from tests.fakes import GROUPS, Stage, after, minutes, set_up

GOLDEN = Path(__file__).parents[1] / "golden"
WRITERS = {".md": to_markdown, ".txt": to_text, ".html": to_html}
SHEET = (Column(name="Issue"), Column(name="What we do"))
IDEAS = Prompt(id="ideas", ask="What comes up most?", kind="list", who="group")
ISSUES = Prompt(id="issues", ask="Our issues", kind="table", who="group", columns=SHEET)
WISHES = Prompt(id="wishes", ask="What does the room wish?", kind="list")
VOTE = Prompt(id="vote", ask="Where do we begin?", kind="vote", who="person", votes=2, source="ideas")
AGREED = Prompt(id="agreed", ask="What have we agreed?", kind="table", each_of="issues", columns=SHEET)
SORTED = Prompt(
    id="sorted",
    ask="Good and bad",
    kind="list",
    who="group",
    each=("good", "bad"),
    columns=(Column(name="Under"), Column(name="Item")),
)
AGENDA = Agenda(
    workshop="Many to few",
    steps=(
        Step(id="1", title="Gather", time=minutes(20), prompts=(IDEAS, ISSUES, WISHES, SORTED)),
        Step(id="2", title="Agree", time=minutes(20), prompts=(VOTE, AGREED)),
    ),
)
IDEAS_SAID = (("Blue", "late"), ("Green", "rude *staff*"), ("Red", "too late"), ("Green", "=late+1"))


def held() -> Stage:
    stage = Stage(AGENDA, set_up(people=12, groups=GROUPS, utc_offset_min=60)).start()
    for group, text in IDEAS_SAID:
        stage.wait(20).write("ideas", text, group)
    for group, row in (("Blue", "late bus | ring"), ("Green", "bus late | wait"), ("Red", "no <b>bus</b> | walk")):
        stage.wait(20).write("issues", row, group)
    for text in ("more light", "lamps", "quiet"):
        stage.write("wishes", text)
    for group, text in (("Blue", "1 | the food"), ("Green", "1 | food"), ("Red", "2 | the food")):
        stage.write("sorted", text, group)
    stage.do(PutTogether(("a5", "a3"), "lateness"), PutTogether(("a7", "a8")), PutTogether(("a10", "a11")))
    stage.do(PutTogether(("a13", "a14"))).next(1200)
    for ballot in ("1 2", "3"):
        stage.write("vote", ballot)
    stage.do(PutTogether(("a6", "a5"))).write("agreed", "we ring first").write("agreed", "we walk")
    return stage.wait(1200).do(ask.Close())


def written(session: Session) -> str:
    return to_text(report(session, after(9000)))


@pytest.mark.parametrize("ending", [*WRITERS, ".json"])
def test_the_report_is_written_as_it_was_read_and_approved(ending: str) -> None:
    session, path = held().session, GOLDEN / f"themes{ending}"
    if ending == ".json":
        found = json.dumps(report_data(session, after(9000)), indent=2) + "\n"
    else:
        found = WRITERS[ending](report(session, after(9000)))
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(found.encode("utf-8"))
    assert found.encode("utf-8") == path.read_bytes()


def test_what_was_put_together_stands_first_with_the_wording_of_each_group() -> None:
    blocks = answers_by_prompt(held().session)
    at = blocks.index(Label("=late+1 · Blue, Green, Red · 3 of 3 groups"))
    assert blocks[at + 1] == KeyValues((("Blue", "late"), ("Red", "too late"), ("Green", "=late+1")))
    assert blocks[at + 2 : at + 5] == (
        Paragraph("All else that was said:"), Label("Green"), BulletList(("rude *staff*",)),
    )  # fmt: skip


def test_the_rows_of_a_table_stand_below_in_full() -> None:
    blocks = answers_by_prompt(held().session)
    at = blocks.index(Paragraph("Every row as it was written:"))
    table = blocks[at + 1]
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["late bus", "bus late", "no <b>bus</b>"]


def test_what_the_room_said_and_what_stands_under_headings_is_put_together_too() -> None:
    blocks = answers_by_prompt(held().session)
    assert blocks[blocks.index(Label("more light · 2 times")) + 1] == BulletList(("more light", "lamps"))
    at = blocks.index(Label("good: the food · Blue, Green · 2 of 3 groups"))
    assert blocks[at + 1] == KeyValues((("Blue", "the food"), ("Green", "food")))
    assert blocks[at + 3 : at + 5] == (Label("bad"), BulletList(("the food (Red)",)))


def test_a_table_of_what_groups_raised_says_by_how_many() -> None:
    (table,) = [
        block for block in answers_by_prompt(held().session) if isinstance(block, Table) and "Raised by" in block.header
    ]
    assert table.header == ("Issue", "Raised by", "What we do")
    assert table.rows == (("late bus", "2 of 3 groups", "we ring first"), ("no <b>bus</b>", "1 of 3 groups", "we walk"))


def test_a_vote_counts_for_what_its_words_were_put_together_to() -> None:
    (table,) = [
        block for block in answers_by_prompt(held().session) if isinstance(block, Table) and "Votes" in block.header
    ]
    assert [*table.rows] == [("=late+1", "2"), ("rude *staff*", "1")]


def test_every_answer_is_in_every_report_whatever_is_put_together_and_parted() -> None:
    stage = held()
    for intent in (Part(("a3", "a5", "a6")), PutTogether(("a3", "a4", "a5", "a6"), "everything")):
        stage.do(intent)
        text = written(stage.session)
        data = report_data(stage.session, after(9000))
        for _, said in IDEAS_SAID:
            assert said in text
        prompts = data["prompts"]
        assert isinstance(prompts, list)
        assert sum(len(prompt["answers"]) for prompt in prompts) == len(stage.session.answers)
