"""The process that talks to Word: one line in, two paths; one line out, whether it worked.

Word answers in its own time or never, and a call to it cannot be broken off from within; so it
is made from a process that can be ended from outside.
"""

import importlib
import json
import sys
from typing import IO, Any, Final

DONE: Final = "done"
FAILED: Final = "failed"
_NO_SAVING: Final = 0
"""wdDoNotSaveChanges (Word.WdSaveOptions): what Word may have open is a copy of ours."""


def serve(orders: IO[str], answers: IO[str]) -> None:
    """Converts until nobody asks any more, and leaves no Word behind."""
    docx2pdf = importlib.import_module("docx2pdf")
    failures: tuple[type[BaseException], ...] = (SystemExit, RuntimeError, *_refusals())
    for line in orders:
        document, pdf = json.loads(line)
        try:
            # It would else open and close Word for each letter, some seconds each time.
            docx2pdf.convert(document, pdf, keep_active=True)
            answer = DONE
        except failures:
            # Word's own words may quote the letter: they go nowhere. What it has left open
            # goes with it, and the next letter finds a fresh one.
            close_word()
            answer = FAILED
        answers.write(f"{answer}\n")
        answers.flush()
    close_word()


def close_word() -> None:
    """Closes Word where docx2pdf has left it open; one that is gone already is closed."""
    if sys.platform == "darwin":
        _tell_word_to_quit()
        return
    try:
        client: Any = importlib.import_module("win32com.client")
    except ImportError:
        return
    try:
        client.GetActiveObject("Word.Application").Quit(_NO_SAVING)
    except _refusals():
        return


def _tell_word_to_quit() -> None:
    import subprocess

    word = 'application "Microsoft Word"'
    # Asked without it, a Word that is not there would be started first.
    quit_it = f"if {word} is running then tell {word} to quit saving no"
    subprocess.run(["/usr/bin/osascript", "-e", quit_it], check=False, capture_output=True)


def _refusals() -> tuple[type[Exception], ...]:
    """What a Word that will not, or is gone, raises; Windows has an error of its own for it."""
    try:
        of_windows: type[Exception] = importlib.import_module("pywintypes").com_error
    except ImportError:
        return OSError, AttributeError
    return OSError, AttributeError, of_windows


if __name__ == "__main__":
    channel = sys.stdout
    sys.stdout = sys.stderr  # where docx2pdf prints what it meets, which nobody may read
    serve(sys.stdin, channel)
