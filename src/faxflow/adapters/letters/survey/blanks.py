"""Blanks that somebody typed for a value, which every letter would show as they stand."""

from collections.abc import Iterable
from typing import Final

from faxflow.adapters.letters.typed_blanks import typed_blanks
from faxflow.domain.letter_survey import Finding, Severity, Topic

_TODO: Final = "Write {{ name }} in its place, or take it out."


def blank_findings(letter: bytes) -> Iterable[Finding]:
    """One for each; a line may be one to write on by hand, and is left out."""
    shown = dict.fromkeys(one.shown for one in typed_blanks(letter) if not one.on_line)
    for one in shown:
        what = f"“{one}” is typed in it, and every letter would show it so"
        yield Finding(Severity.WARNING, Topic.FIELD, what, _TODO)
