"""What Python prints by itself of a fault that nobody caught: its kind and place, no value.

Its own tracebacks end with the words of the exception, and those may name a patient. They come
from threads, from objects that are thrown away, and from faults that are no `Exception`, as a
panic of a library written in Rust is.
"""

import logging
import sys
import threading
from types import TracebackType


def hold_tongue() -> None:
    """From now on neither Python nor a library's log prints anything else by itself."""
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread
    # What libraries warn of may hold a value; in the log only the place of it remains.
    logging.captureWarnings(capture=True)
    # Where no log is open, logging would print what they warn of.
    logging.getLogger().addHandler(logging.NullHandler())


def _uncaught(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        _print("Interrupted. Nothing was lost; run the command again.")
        return
    place = _logged(kind, trace)
    _print(f"A bug: {place}. What was done is kept; please report this line.")


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    _logged(told.exc_type, told.exc_traceback)


def _in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_type is not SystemExit:
        _logged(told.exc_type, told.exc_traceback)


def _logged(kind: type[BaseException], trace: TracebackType | None) -> str:
    from faxflow.cli.logs.bug import log_fault

    return log_fault(kind.__name__, trace)


def _print(line: str) -> None:
    if sys.stderr is not None:
        print(f"faxflow: {line}", file=sys.stderr)  # noqa: T201
