"""What every expected failure has: an exit code, a sentence, and what to do next."""

from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What a finished command tells cron (DESIGN 7; the numbers over 64 are sysexits.h)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NEEDS_PERSON = 3
    LOGIN_REFUSED = 4
    CHECK_FAILED = 5
    STORE = 74
    TRY_LATER = 75
    CONFIGURATION = 78
    INTERRUPTED = 130


class FaxflowError(Exception):
    """A failure we expect; `str()` gives the sentence and the remedy on one line."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    sentence: ClassVar[str] = "{what}"
    remedy: ClassVar[str] = ""
    on_the_spot: ClassVar[frozenset[str]] = frozenset()
    """Facts for the terminal alone, since they come from outside and could name a patient."""
    has_task: ClassVar[bool] = False
    """Whether an open task tells of it already: every run of cron would repeat it in a mail."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self._told(facts))

    def for_notice(self) -> str:
        """The sentence and the remedy as they may be kept and mailed."""
        return self._told({**self.facts, **dict.fromkeys(self.on_the_spot, "…")})

    def _told(self, facts: Mapping[str, object]) -> str:
        told = self.sentence.format(**facts)
        return f"{told} {self.remedy.format(**facts)}".strip()
