"""`facilitator find`: anything that was said in a session, with the day, the step, the question and the group."""

from collections.abc import Sequence

import click

from facilitator.agenda.problems import short
from facilitator.cli.folding import fold
from facilitator.cli.output import page_width, say, say_json, tell
from facilitator.cli.session_choice import NO_SESSION, find_session, refuse_unreadable
from facilitator.cli.surroundings import Fault, WrongCall, place_of
from facilitator.cli.tables import list_format
from facilitator.live.found import NotOpened
from facilitator.live.hit_words import Piece, excerpt, say_place, say_session, say_who
from facilitator.live.past_sayings import PastSayings, past_sayings, said_in
from facilitator.live.workplace import Workplace
from facilitator.session.answers import Answer, Draft
from facilitator.session.find import Hit, Sayings, find, words_of

HITS_MOST = 200
"""So many hits are printed at most, the best."""
EXCERPT_MOST = 200
"""Characters of a long text that are printed."""


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option("--session", metavar="NAME", help="Look in this session only: a path, a file name, or a part of it.")
@list_format
@click.pass_context
def command(ctx: click.Context, text: tuple[str, ...], session: str | None, form: str) -> int:
    """Find TEXT in what was said: answers, notes, what was half typed, blanks that were filled in.

    Several words must all stand in it; small and capital letters are one, and so are e and é.
    """
    words = words_of(" ".join(text))
    if not words:
        raise WrongCall("Say what to look for, for example: facilitator find price list")
    place = place_of(ctx)
    past = _all_sessions(place) if session is None else PastSayings((_one_session(place, session),))
    for sentence in past.told:
        tell(sentence)
    found = find(words, past.sources, HITS_MOST)
    if form == "json":
        say_json([_plain(hit) for hit in found.hits])
    elif found.hits:
        say("\n".join(line for hit in found.hits for line in _lines(hit)))
    if not found.hits:
        tell(_nothing(" ".join(text), past.sources))
    elif found.total > len(found.hits):
        tell(f"These are the best {len(found.hits)} of {found.total}. One more word leaves fewer.")
    return 0 if found.hits else 1


def _all_sessions(place: Workplace) -> PastSayings:
    refuse_unreadable(place.folders.sessions)
    past = past_sayings(place.folders.sessions, place.state_folder)
    if not past.sources and not past.told:
        raise Fault(NO_SESSION)
    return past


def _one_session(place: Workplace, name: str) -> Sayings:
    said = said_in(find_session(place, name))
    if isinstance(said, NotOpened):
        raise Fault(said.sentence)
    return said


def _lines(hit: Hit) -> list[str]:
    """Return a hit in a line, or in lines that fit the terminal; each further one stands a little to the right."""
    text = "".join(map(_marked, excerpt(hit, EXCERPT_MOST)))
    where = " · ".join(filter(None, (say_session(hit), say_place(hit), say_who(hit))))
    line = " ".join(f"{where}: {text}".split())
    width = page_width(piped=0)
    return fold(line, width, rest="    ") if width else [line]


def _marked(piece: Piece) -> str:
    return f"**{piece.text}**" if piece.marked else piece.text


def _nothing(typed: str, sources: Sequence[Sayings]) -> str:
    where = "that session" if len(sources) == 1 else f"{len(sources)} sessions"
    every = "Every word must stand in it; fewer words find more." if len(words_of(typed)) > 1 else "Try a part of it."
    return f"“{short(typed)}” was not found in {where}. {every}"


def _plain(hit: Hit) -> dict[str, object]:
    kind = "answer" if isinstance(hit.said, Answer) else "draft" if isinstance(hit.said, Draft) else "blank"
    return {
        "session": hit.source.path.stem if hit.source.path else None,
        "path": str(hit.source.path) if hit.source.path else None,
        "workshop": hit.source.workshop,
        "began": hit.source.began.isoformat(timespec="seconds") if hit.source.began else None,
        "rehearsal": hit.source.rehearsal,
        "kind": kind,
        "step": hit.step,
        "place": hit.source.place(hit.step),
        "prompt": hit.prompt.id if hit.prompt else None,
        "question": hit.prompt.ask if hit.prompt else None,
        "group": hit.group,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
        "fit": hit.fit,
    }
