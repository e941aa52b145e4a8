"""A document on stdout or in a file, in the format that was asked for."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Literal, cast

import click

from facilitator.cli.output import page_width, say, tell
from facilitator.cli.report_file import is_same_file, write_document
from facilitator.cli.surroundings import Fault
from facilitator.documents.document import Document
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text

DocumentFormat = Literal["md", "text", "html"]

TEXT_WIDTH = 80
DOCUMENT_ENDINGS: dict[str, DocumentFormat] = {".txt": "text", ".text": "text", ".html": "html", ".htm": "html"}
"""What the ending of a file says; any other is Markdown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a document is to go, and in which format."""

    form: DocumentFormat | None
    """None: as the ending of the file says."""
    output: Path | None
    """None, or a dash: stdout."""
    force: bool
    """Whether a file that is there may be replaced."""


def document_options(command: Callable[..., int]) -> Callable[..., int]:
    """Let a command take --format, --output and --force, and hand them to it as `wanted`."""

    @click.option(
        "--format",
        "form",
        type=click.Choice(["md", "text", "html"]),
        help="md unless the ending of --output says otherwise; html to print.",
    )
    @click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into this file.")
    @click.option("--force", is_flag=True, help="Replace the file if it is there.")
    @wraps(command)
    def with_options(*args: Any, form: str | None, output: Path | None, force: bool, **others: Any) -> int:
        wanted = Wanted(cast("DocumentFormat | None", form), output, force)
        return command(*args, wanted=wanted, **others)

    return with_options


def document_text(document: Document, form: DocumentFormat, width: int | None = None) -> str:
    """Return a document in a format; text of no given width fits the terminal, or 80 columns where there is none."""
    match form:
        case "md":
            return to_markdown(document)
        case "text":
            return to_text(document, width or page_width(piped=TEXT_WIDTH))
        case "html":
            return to_html(document)


def deliver(document: Document, wanted: Wanted, what: str, sources: Sequence[Path] = ()) -> None:
    """Print a document, or write it into its file and say so; `what` is its name in that sentence.

    What is there already, be it a file, a link or a device, is written to only by force, and what the document was
    made of never. Raises a Fault or a UsageError.
    """
    form = wanted.form or DOCUMENT_ENDINGS.get(ending_of(wanted), "md")
    width = TEXT_WIDTH if file_of(wanted) is not None else None
    deliver_text(document_text(document, form, width), wanted, what, sources)


def file_of(wanted: Wanted) -> Path | None:
    """Return the file that is to be written; None for stdout."""
    return None if wanted.output is None or str(wanted.output) == "-" else wanted.output


def ending_of(wanted: Wanted) -> str:
    """Return how the name of the file ends that is to be written, in small letters; empty for stdout."""
    output = file_of(wanted)
    return output.suffix.lower() if output is not None else ""


def deliver_text(text: str, wanted: Wanted, what: str, sources: Sequence[Path] = ()) -> None:
    """Print a text, or write it into its file and say so, as `deliver` does with a document."""
    output = file_of(wanted)
    if output is None:
        say(text)
        return
    if any(is_same_file(output, source) for source in sources):
        raise click.UsageError("--output names the file that this is made of, which must not be written over.")
    if not wanted.force and os.path.lexists(output) and not _is_folder(output):
        raise Fault(f"{output} is there already. Give another name, or add --force to replace it.")
    write_document(output, text)
    tell(f"{what} is in {output}.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
