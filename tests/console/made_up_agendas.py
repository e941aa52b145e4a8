"""Agendas as people write them, small enough to be taken in at a glance."""

SATURDAYS = """\
workshop: Better Saturdays
code: S1
series: Opening hours
time: 45-75 min
people: 6-20
goal: Three changes for our Saturdays, each with a name beside it.
fill in:
  first Saturday: When does the new plan begin?
  guests: Who looks in from outside?
before:
  - Put one pad of notes on every table
bring:
  - The complaints of the last four weeks
groups:
  size: 3-6
steps:
  - code: W
    title: Welcome
    time: 5-8 min
    guide: |
      SAY: Good morning! From [first Saturday] on our Saturdays will be calmer.
      [Wait until it is quiet.]

      SAY: We have until [end time]. You know best what goes *wrong* today.

      NOTE: Leave the numbers for later.

      ASK: hands
    ask:
      - id: hands
        ask: How many of you worked last Saturday?
        kind: number
        unit: people
        who: room
  - code: L
    title: Look at one Saturday
    time: 25-40 min
    in: groups
    steps:
      - title: What went wrong
        time: 10-15 min
        guide: |
          SAY: Write down everything that went wrong, one thing on a line.

          DO: Walk from table to table.
        ask:
          - id: wrong
            ask: What went wrong?
            kind: list
            at least: 3
      - title: What it cost us
        time: 15-25 min
        cues:
          - at: half way
            say: You should have two rows by this time.
        ask:
          - id: cost
            ask: One row for each thing
            kind: table
            columns:
              - What happened
              - How often
              - Verdict: [keep, change, drop]
          - id: mood
            ask: How did it feel?
            kind: scale 1-5
            labels: 1 = awful, 5 = fine
  - code: D
    title: Decide
    time: 10-15 min
    in: everyone
    guide: |
      SAY: We have seen what went wrong, and what it cost us.

      SAY: Choose three changes. Small ones that we keep are better than great ones that we forget.

      DO: Hang the three sheets where all can read them.

      SHOW: The plan of the floor.

      NOTE: If the room cannot agree, ask who would be the first to notice each change.

      SAY: Whose name may I write beside the first one? [Wait. Someone will speak.]

      SAY: And beside the second? And the third?

      SAY: By when can we see it? [Write the day beside the name.]

      NOTE: A day, not a month.

      SAY: Thank you. [Read the three aloud.]
    ask:
      - id: ready
        ask: What is ready?
        kind: checklist
        options: [names, dates, costs]
        who: room
  - title: Open floor
after:
  - Send the list to everyone tonight
"""
"""Three groups, parts, and a prompt of nearly every kind."""

SHORT = """\
workshop: Short stand-up
time: 15 min
steps:
  - What is new, 5 min
  - title: What is in the way
    time: 10 min
    ask:
      - Who needs help?
"""

BROKEN = """\
workshop: Half an idea
steps:
  - title: Ten
    time: 9:30
    sya: hello
"""
