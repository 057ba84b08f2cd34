"""The one error boundary: every way to end, as an exit code and one clear line."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from faxflow.errors import ExitCode, FaxflowError

if TYPE_CHECKING:
    from faxflow.cli.world import World


_COMPLETES = "_FAXFLOW_COMPLETE"
"""Set by a shell that asks what may come next; see `faxflow completion`."""

_NEW_OBJECTS = 100_000
"""As many may be made until Python looks for garbage among them. What is loaded at the start is
none, and to look through it again and again takes a tenth of the time of a short answer."""


def main(arguments: Sequence[str], world: "World | None" = None) -> int:
    """Runs one command and gives its exit code; never raises."""
    # Else pydantic looks through every installed package for plugins, and lets them in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from faxflow.cli.app import commands_for

        if _COMPLETES in os.environ:
            arguments = _words_to_complete()
        commands_for(arguments)(args=list(arguments), obj=world, prog_name="faxflow")
    except SystemExit as end:
        return _ended(end)
    except FaxflowError as problem:
        from faxflow.cli.complaining import complaint

        _complain(complaint(problem))
        return problem.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:
        return _bug(error)
    return ExitCode.DONE


def _words_to_complete() -> Sequence[str]:
    """What stands before the word that a shell wants completed; its commands are loaded."""
    from typer._completion_classes import completion_init

    from faxflow.cli.papers.shells import words_before

    completion_init()
    return words_before()


def run() -> None:
    """The console script."""
    from faxflow.adapters.memory_image import keep_no_image
    from faxflow.cli.logs.last_words import hold_tongue

    gc.set_threshold(_NEW_OBJECTS)
    hold_tongue()
    keep_no_image()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A sign that the terminal or the log cannot show must not end a run that is done.
            stream.reconfigure(errors="replace")
    code = main(sys.argv[1:])
    gc.freeze()  # nobody has to look for garbage in what ends now
    sys.exit(code)


def _complain(line: str) -> None:
    from faxflow.cli.logs.journal import goes_to_journal

    mark = "<3>" if goes_to_journal(os.environ) else ""  # else the journal takes it for chatter
    print(f"{mark}faxflow: {line}", file=sys.stderr)  # noqa: T201


def _bug(error: Exception) -> int:
    from faxflow.cli.logs.bug import log_bug

    place = log_bug(error)
    _complain(f"A bug: {place}. What was done is kept; please report this line.")
    return ExitCode.BUG


def _ended(end: SystemExit) -> int:
    """The exit code of an end that typer has made, of Ctrl-C too, about which it says nothing."""
    if end.code == ExitCode.INTERRUPTED:
        return _interrupted()
    return end.code if isinstance(end.code, int) else ExitCode.DONE


def _interrupted() -> int:
    _complain("Interrupted. Nothing was lost; run the command again.")
    return ExitCode.INTERRUPTED
