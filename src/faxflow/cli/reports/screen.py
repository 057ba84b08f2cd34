"""How wide standard output is, and whether it is a terminal that shows colour."""

import os
import shutil
import sys

from faxflow.views.terminal.look import NO_INK, USUAL_WIDTH, Ink, Look

_NARROWEST = 20


def look_of_output(*, definitions: bool = False) -> Look:
    """As wide as the terminal; off one as wide as a mail, and without colour."""
    return Look(_width(), _ink(), definitions)


def _width() -> int:
    if not sys.stdout.isatty():
        return USUAL_WIDTH
    return max(shutil.get_terminal_size((USUAL_WIDTH, 24)).columns, _NARROWEST)


def _ink() -> Ink:
    # https://no-color.org: whatever it is set to, but for nothing at all.
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "") in {"", "dumb"}
    if plain or not sys.stdout.isatty():
        return NO_INK
    return _TerminalInk()


class _TerminalInk:
    """A few colours that can be told apart by people who see no red or green."""

    def heading(self, words: str) -> str:
        return _styled(words, "bold")

    def better(self, words: str) -> str:
        return _styled(words, "bold blue")

    def worse(self, words: str) -> str:
        return _styled(words, "bold yellow")

    def quiet(self, words: str) -> str:
        return _styled(words, "dim")


def _styled(words: str, style: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(words, color_system=ColorSystem.STANDARD)
