"""Documents handed over: a finished text into the exports folder."""

from dataclasses import dataclass
from pathlib import Path

from facilitator.session.session import Session
from facilitator.session.storage.disk import SYSTEM_DISK
from facilitator.session.storage.folder import Folders, safe_name
from facilitator.session.storage.not_saved import NotSaved, reason_of
from facilitator.session.storage.publish import write_new


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Why a document could not be written, in a sentence."""

    sentence: str


def write_export(folders: Folders, session: Session, text: str, document: str, ending: str) -> Path | NotWritten:
    """Write a document of a session to a fresh file in the exports folder and return where it is."""
    began = session.run.began or (session.setup.at if session.setup else None)
    day = f"{began.astimezone(session.zone):%Y-%m-%d}-" if began else ""
    name = safe_name(session.agenda.name or session.agenda.workshop)
    path = folders.exports / f"{day}{name}-{document}{ending}"
    try:
        return write_new(SYSTEM_DISK, path, text.encode("utf-8", "replace"))
    except NotSaved as failure:
        return NotWritten(failure.reason)
    except OSError as error:
        return NotWritten(reason_of(error, path))
