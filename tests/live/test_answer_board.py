"""Who has answered what, at a glance."""

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.live.answer_board import GAP, GIVEN, TO_COME, AnswerBoard, answer_board
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.groups import Group, form_groups
from tests.fakes import Stage, set_up

BLUE = Group(name="Blue", people=("Ana", "Ben"))
RED = Group(name="Red", people=("Cem",))
TOOLS = Prompt(id="tools", ask="Which tools?", kind="list", who="group", at_least=2)
CHECK = Prompt(
    id="check", ask="Tool check", kind="table", who="group",
    columns=(Column(name="Tool"), Column(name="Why"), Column(name="Verdict")),
)  # fmt: skip
READY = Prompt(id="ready", ask="Ready?", kind="checklist", who="group", options=("a", "b", "c"))
SCORE = Prompt(id="score", ask="How was it?", kind="scale", who="person", levels=("1", "2"), hidden=True)
AGREED = Prompt(id="agreed", ask="What is agreed?", who="room")
AGENDA = Agenda(
    workshop="W",
    steps=(
        Step(id="1", code="A1", title="One", prompts=(TOOLS, CHECK)),
        Step(id="2", code="A2", title="Two", prompts=(SCORE, READY)),
        Step(id="3", code="A3", title="Three", prompts=(AGREED,)),
    ),
)


def stage() -> Stage:
    return Stage(AGENDA, set_up(people=3, names=("Ana", "Ben", "Cem"), groups=(BLUE, RED))).start()


def signs(board: AnswerBoard, prompt: str) -> dict[str, str]:
    at = [column.prompt.id for column in board.columns].index(prompt)
    return {row.name.strip(): row.cells[at].sign for row in board.rows}


def test_the_questions_of_the_step_at_hand_come_first_and_what_is_to_come_is_no_gap() -> None:
    at = stage().next()
    board = answer_board(at.session)
    assert [(column.place, column.prompt.id) for column in board.columns] == [
        ("A2", "score"), ("A2", "ready"), ("A1", "tools"), ("A1", "check"), ("A3", "agreed"),
    ]  # fmt: skip
    assert signs(board, "tools") == {"Room": "", "Blue": GAP, "Ana": "", "Ben": "", "Red": GAP, "Cem": ""}
    assert signs(board, "agreed")["Room"] == TO_COME


def test_cells_say_how_far_somebody_is() -> None:
    at = stage().write("tools", "a hammer", "Blue").write("check", "hammer | heavy", "Blue")
    at.write("check", "saw | old | keep", "Red").write("check", "nail | small | drop", "Red")
    at.write("tools", "a saw", "Red").write("tools", "a nail", "Red").write("tools", "glue", "Red")
    at.next().write("ready", "1 3", "Red")
    board = answer_board(at.session)
    assert signs(board, "tools") == {"Room": "", "Blue": "1/2", "Ana": "", "Ben": "", "Red": "3", "Cem": ""}
    assert (signs(board, "check")["Blue"], signs(board, "check")["Red"]) == ("½ 2/3", "2")
    assert signs(board, "ready")["Red"] == "2/3"
    words = [row.cells[3].words for row in board.rows if row.name == "Blue"]
    assert words == ["one row begun: 2 of 3 columns"]


def test_people_stand_under_their_group_and_fold_into_it() -> None:
    at = stage().next().do(ask.Write("score", "2", person="Ana"))
    board = answer_board(at.session)
    assert signs(board, "score") == {"Room": "", "Blue": "1/2", "Ana": GIVEN, "Ben": GAP, "Red": GAP, "Cem": GAP}
    assert [row.name for row in board.folded().rows] == ["Room", "Blue", "Red"]
    assert all(row.cells[0].words != "“2”" for row in board.rows), "it is hidden"


def test_who_has_left_keeps_a_row_for_what_they_gave_and_has_no_gaps() -> None:
    at = stage().next().do(ask.Write("score", "2", person="Ben"), sit.Leave("Ben"))
    board = answer_board(at.session)
    assert signs(board, "score")["Ben"] == GIVEN
    assert board.gaps[-1] == "“How was it?”: None of 2 is in yet."


def test_gaps_are_told_in_sentences() -> None:
    at = stage().write("tools", "a saw", "Red").next()
    gaps = answer_board(at.session).gaps
    assert "Blue: nothing yet on “Ready?”, “Which tools?”, “Tool check”." in gaps
    assert "Red: nothing yet on “Ready?”, “Tool check”." in gaps
    assert "“How was it?”: None of 3 is in yet." in gaps


def test_nothing_is_a_gap_before_the_start() -> None:
    board = answer_board(Stage(AGENDA, set_up(groups=(BLUE, RED), names=("Ana", "Ben", "Cem"), people=3)).session)
    assert (board.gaps, any(cell.gap for row in board.rows for cell in row.cells)) == ((), False)


def test_it_holds_twelve_groups_thirty_questions_and_forty_people() -> None:
    names = tuple(f"Person {number}" for number in range(40))
    prompts = tuple(
        Prompt(id=f"q{number}", ask=f"Question {number}?", kind="number", who="person" if number % 2 else "group")
        for number in range(30)
    )
    agenda = Agenda(workshop="W", steps=(Step(id="1", title="All", prompts=prompts),))
    at = Stage(agenda, set_up(people=40, names=names, groups=form_groups(12, 40, names))).start()
    at.do(*(ask.Write("q1", "7", person=name) for name in names[:39]))
    board = answer_board(at.session)
    assert (len(board.columns), len(board.rows), len(board.folded().rows)) == (30, 52, 12)
    assert "“Question 1?”: 39 of 40 are in, missing: Person 39." in board.gaps


def test_without_names_single_people_are_counted_under_their_groups() -> None:
    at = Stage(AGENDA, set_up(people=6, groups=form_groups(2, 6))).start().next()
    at.write("score", "2", "Blue").write("score", "1", "Blue")
    assert signs(answer_board(at.session), "score") == {"Room": "", "Blue": "2", "Green": GAP}
