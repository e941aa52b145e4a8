"""Labels of published scripts end the words to say, so that nobody reads "Tip: keep it short" aloud."""

import pytest

from facilitator.agenda.guide import read_guide


def blocks(*lines: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_guide("\n".join(lines))]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Facilitator: walks round.", "note"),
        ("Leader: hands out the cards.", "note"),
        ("Teacher: waits.", "note"),
        ("Tip: keep it short.", "note"),
        ("- Tip: keep it short.", "note"),
        ("**Tip:** keep it short.", "note"),
        ("**Tip**: keep it short.", "note"),
        ("Caution: wet floor.", "note"),
        ("Materials: pens.", "note"),
        ("Materials needed:", "note"),
        ("DON'T: Escalate.", "note"),
        ("Don’ts: Escalate.", "note"),
        ("Facilitator’s note: two minutes.", "note"),
        ("Students: write on cards.", "note"),
        ("Slide 3: the map.", "show"),
        ("Video: the market.", "show"),
        ("Pause: count to ten.", "do"),
    ],
)
def test_a_label_below_words_to_say_opens_a_block_of_its_own_and_stays(line: str, kind: str) -> None:
    assert blocks("SAY: Hello.", line, "and more") == [("say", "Hello."), (kind, f"{line}\nand more")]


@pytest.mark.parametrize("leader", ["Facilitator", "LEADER", "Teacher", "Presenter"])
def test_a_leader_who_is_quoted_speaks(leader: str) -> None:
    assert blocks("Wait.", f"{leader}: “Welcome back.”") == [("note", "Wait."), ("say", "“Welcome back.”")]


def test_labels_below_a_note_begin_one_of_their_own() -> None:
    assert blocks("They are shy.", "Tip: be kind.", "", "Materials: pens", "Slide 3: the map") == [
        ("note", "They are shy."),
        ("note", "Tip: be kind."),
        ("note", "Materials: pens"),
        ("show", "Slide 3: the map"),
    ]


@pytest.mark.parametrize(
    "label", ["Suggested language", "Sample script", "Say something like", "You might say", "**Suggested wording**"]
)
def test_what_is_suggested_to_be_said_is_spoken_without_its_label(label: str) -> None:
    assert blocks("DO: Wave.", f"{label}: “Good evening.”") == [("do", "Wave."), ("say", "“Good evening.”")]
    assert blocks("SAY: Hello.", f"{label}: “Good evening.”") == [("say", "Hello."), ("say", "“Good evening.”")]


def test_what_not_to_do_does_not_stand_among_what_to_do() -> None:
    assert blocks("DO: Stay safe.", "DON'T: Escalate.") == [("do", "Stay safe."), ("note", "DON'T: Escalate.")]


@pytest.mark.parametrize(
    "line", ["Remember: you are great.", "Tip the balance: now.", "Today: three things.", "10:30 is lunch", "Tip:toe"]
)
def test_words_with_a_colon_that_are_no_label_are_spoken(line: str) -> None:
    assert blocks("SAY: Hello.", line) == [("say", f"Hello.\n{line}")]


def test_a_list_to_say_stays_whole_whatever_its_entries_begin_with() -> None:
    lines = ("SAY: Use this order:", "- Situation: what happens", "- Background: what led to it", "- Tip: be short")
    assert blocks(*lines) == [
        ("say", "Use this order:\n- Situation: what happens\n- Background: what led to it\n- Tip: be short")
    ]


def test_a_mark_in_a_pasted_list_is_still_a_mark() -> None:
    assert blocks("- Say: Hello.", "- Do: Wave.", "- Ask: Why?") == [
        ("say", "Hello."),
        ("do", "Wave."),
        ("ask", "Why?"),
    ]


@pytest.mark.parametrize("label", ["Discussion", "Discussion questions", "Questions to ask", "Debrief questions"])
def test_what_is_to_be_discussed_is_asked(label: str) -> None:
    assert blocks("SAY: Watch.", f"{label}: What did they do?") == [("say", "Watch."), ("ask", "What did they do?")]


@pytest.mark.parametrize("label", ["Possible answers", "Expected responses", "Sample answer"])
def test_answers_that_are_expected_are_not_spoken(label: str) -> None:
    assert blocks("SAY: Why?", f"{label}: no time") == [("say", "Why?"), ("note", f"{label}: no time")]
