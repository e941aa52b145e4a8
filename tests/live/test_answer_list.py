"""The answers that are gone through: what is hidden stays out of sight, and words are found as in the search."""

from facilitator.agenda.model import Prompt
from facilitator.live.answer_list import answer_list, say_list
from facilitator.session import intents as ask
from facilitator.session.groups import form_groups
from tests.fakes import Stage, asking, set_up

OPENLY = Prompt(id="open", ask="Which tools?", kind="list", who="group")
SECRET = Prompt(id="secret", ask="Honestly?", kind="list", who="group", hidden=True)


def stage() -> Stage:
    begun = Stage(asking(OPENLY, SECRET), set_up(people=8, groups=form_groups(2, 8))).start()
    return begun.do(ask.Write("open", "Café map", "Blue"), ask.Write("secret", "too slow", "Blue"))


def test_hidden_answers_are_counted_and_not_listed_until_all_are_in() -> None:
    made = stage()
    listed = answer_list(made.session, "open", "workshop")
    assert [answer.text for answer in listed.answers] == ["Café map"]
    assert say_list(listed, "workshop") == "1 answer in the whole workshop · 1 hidden until all are in"
    assert answer_list(made.session, "secret", "question", "slow").answers == ()
    made.do(ask.Write("secret", "too fast", "Green"))
    assert len(answer_list(made.session, "secret", "question").answers) == 2


def test_words_fit_without_accents_and_in_the_group_and_the_question() -> None:
    made = stage().do(ask.Write("open", "lamp", "Green"))
    assert [answer.text for answer in answer_list(made.session, "open", "step", "CAFE").answers] == ["Café map"]
    assert [answer.text for answer in answer_list(made.session, "open", "step", "green tools").answers] == ["lamp"]
    assert (
        say_list(answer_list(made.session, "open", "question", "lamp"), "question") == "1 of 2 answers to this question"
    )


def test_words_are_looked_for_in_what_an_answer_says_at_last() -> None:
    made = stage()
    assert answer_list(made.session, "open", "question", "cafe tools").answers
    made.do(ask.Rewrite(made.session.answers_to("open")[0].id, "Café über die Straße"))
    assert not answer_list(made.session, "open", "question", "map tools").answers
    assert answer_list(made.session, "open", "question", "uber tools strasse blue").answers
