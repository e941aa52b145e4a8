"""The command line: one short module for each command."""


def main() -> int:
    """Run the command that was typed and return its exit code."""
    from facilitator.cli.program import run_program

    return run_program()
