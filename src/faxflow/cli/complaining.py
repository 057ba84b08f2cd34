"""A failure as standard error may hear it."""

import sys

import typer

from faxflow.errors import FaxflowError

_ELSEWHERE = " (… stands for words of the other side: run the command at a terminal to read them.)"


def complaint(problem: FaxflowError) -> str:
    """Its words; off a terminal without what comes from outside and could name a patient.

    There cron would mail them, and the journal keep them.
    """
    whole, kept = str(problem), problem.for_notice()
    if whole == kept or _at_terminal():
        return whole
    return kept + _ELSEWHERE


def complain(problem: FaxflowError) -> None:
    """Prints it."""
    typer.echo(f"faxflow: {complaint(problem)}", err=True)


def _at_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
