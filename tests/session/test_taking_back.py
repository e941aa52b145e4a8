"""The last answer is taken back alone, however many there are, also where some were put together."""

from facilitator.agenda.model import Prompt
from facilitator.session import intents as ask
from facilitator.session.merge_intents import PutTogether
from facilitator.session.session import replay
from facilitator.session.taking_back import answers_before
from tests.fakes import GROUPS, Stage, asking, set_up


def test_an_answer_added_after_others_were_put_together_goes_alone() -> None:
    agenda = asking(Prompt(id="list", ask="List?", kind="list", who="group"))
    stage = Stage(agenda, set_up(people=12, groups=GROUPS)).start()
    for words in ("late", "delayed"):
        stage.write("list", words, "Blue")
    stage.do(PutTogether(tuple(answer.id for answer in stage.session.answers), "late"))
    before = stage.session
    stage.write("list", "rude", "Blue")
    written = stage.session
    found = answers_before(written.answers, written.log, before.done, written.last_seq, put_together=True)
    assert found == before.answers
    stage.do(ask.Undo())
    assert (stage.session.answers, stage.session.merges) == (before.answers, before.merges)
    assert stage.session == replay(stage.session.id, agenda, stage.session.log)
