"""The program as the command line sees it: its commands, and how it is left."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from facilitator import __version__
from facilitator.cli.crash import explain_crash
from facilitator.cli.lazy_group import LazyGroup, Place
from facilitator.cli.output import let_go_of_output, prepare_output, say, tell
from facilitator.cli.surroundings import HOME_KEY, Surroundings

INTERRUPTED = 130

PLACES = {
    "run": Place("facilitator.cli.run", "Open an agenda, ready to start."),
    "resume": Place("facilitator.cli.resume", "Go on with a session that was left."),
    "timekeeper": Place("facilitator.cli.timekeeper", "Show the clock of a running workshop, large, read only."),
    "agendas": Place("facilitator.cli.agendas", "List the agendas there are."),
    "sessions": Place("facilitator.cli.sessions", "List what was run: unfinished, finished, rehearsed."),
    "find": Place("facilitator.cli.find", "Find anything that was said in any session."),
    "new": Place("facilitator.cli.new", "Begin an agenda of your own."),
    "check": Place("facilitator.cli.check", "Find every mistake in an agenda or a sheet."),
    "show": Place("facilitator.cli.show", "Write the leader's guide of an agenda."),
    "handout": Place("facilitator.cli.handout", "Write a blank sheet, to print or as a form."),
    "rehearse": Place("facilitator.cli.rehearse", "Walk through an agenda with made-up answers."),
    "collect": Place("facilitator.cli.collect", "Read the forms that note-takers have filled in."),
    "report": Place("facilitator.cli.report", "Write the report of a session."),
    "schema": Place("facilitator.cli.schema", "Print the keys of an agenda for an editor."),
}


def _keep_home(ctx: click.Context, param: click.Parameter, home: str | None) -> None:
    if home is None:
        return
    if not home.strip():
        raise click.BadParameter("Name a folder, or leave the option out.", ctx, param)
    ctx.meta[HOME_KEY] = Path(home)


def _home_option() -> click.Option:
    return click.Option(
        ["--home"],
        type=click.Path(file_okay=False),
        callback=_keep_home,
        expose_value=False,
        help="The folder with your agendas and sessions, in place of FACILITATOR_HOME.",
    )


def _say_help(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(ctx.get_help())
        ctx.exit()


def _say_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(f"facilitator {__version__}")
        ctx.exit()


def _telling_option(
    names: list[str], says: Callable[[click.Context, click.Parameter, bool], None], text: str
) -> click.Option:
    """Return an option that prints something and leaves; click's own would not tell of a full disk in words."""
    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=says, help=text)


def _help_option() -> click.Option:
    return _telling_option(["--help", "-h"], _say_help, "Show this message and exit.")


class Program(LazyGroup):
    """Every command of facilitator."""

    places = MappingProxyType(PLACES)
    everywhere = (_home_option(), _help_option())


@click.group(
    cls=Program,
    invoke_without_command=True,
    add_help_option=False,
    context_settings={"max_content_width": 100},
    params=[
        _home_option(),
        _telling_option(["--version"], _say_version, "Show the version and exit."),
        _help_option(),
    ],
)
@click.pass_context
def program(ctx: click.Context) -> int:
    """Run a workshop from this laptop: its plan, its time, its words, and what the groups answer.

    Without a command the home screen opens.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from facilitator.cli.open_console import open_home

    return open_home(ctx)


def run_program(arguments: Sequence[str] | None = None, surroundings: Surroundings | None = None) -> int:
    """Run what was typed, by default in `sys.argv`, and return the exit code; nothing is raised."""
    prepare_output()
    try:
        code = _run(arguments, surroundings or Surroundings())
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_output()
        code = 1
    return code


def _run(arguments: Sequence[str] | None, surroundings: Surroundings) -> int:
    typed = None if arguments is None else [*arguments]
    try:
        code = program.main(typed, prog_name="facilitator", standalone_mode=False, obj=surroundings)
    except click.ClickException as fault:
        _tell_fault(fault)
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("Interrupted.")
        return INTERRUPTED
    except SystemExit as left:
        # click leaves like this when whoever read the output has gone, and after a shell asked for completions.
        return left.code if isinstance(left.code, int) else 1
    except BrokenPipeError:
        raise
    except Exception as error:  # the last door: no traceback reaches a person
        tell(explain_crash(error))
        return 1
    return code if isinstance(code, int) else 0


def _tell_fault(fault: click.ClickException) -> None:
    tell(fault.format_message())
    ctx = getattr(fault, "ctx", None)
    if isinstance(fault, click.UsageError) and isinstance(ctx, click.Context):
        tell(f"See: {ctx.command_path} --help")
