"""What a line of the log says: an event from a closed list, and keys from a closed list.

Every call of a logger says so with `extra=said(…)`; a test finds those that do not.
"""

from enum import StrEnum
from typing import Annotated, Final, TypedDict, Unpack

SAID: Final = "faxflow"
"""The attribute of a record that holds what `said` was given."""


class LogEvent(StrEnum):
    """What happened; `EVENTS` says what each means."""

    RUN_BEGAN = "run-began"
    RUN_ENDED = "run-ended"
    RUN_NOT_BEGUN = "run-not-begun"
    RUN_LEFT_OPEN = "run-left-open"
    REFERRAL_CHANGED = "referral-changed"
    REFERRALS_NOT_LOGGED = "referrals-not-logged"
    APPROXIMATE_LAYOUT = "approximate-layout"
    DOCUMENT_UNREADABLE = "document-unreadable"
    PAGE_PASSED = "page-passed"
    STEP_MATCHED = "step-matched"
    STEP_MATCHED_LATE = "step-matched-late"
    STEP_MOVED = "step-moved"
    SCREENSHOT_KEPT = "screenshot-kept"
    SCREENSHOT_FAILED = "screenshot-failed"
    SCREENSHOT_STAYS = "screenshot-stays"
    PING_SENT = "ping-sent"
    PING_FAILED = "ping-failed"
    METRICS_FAILED = "metrics-failed"
    BUG = "bug"
    LIBRARY = "library"


EVENTS: Final[dict[LogEvent, str]] = {
    LogEvent.RUN_BEGAN: "A run is on record and begins its work",
    LogEvent.RUN_ENDED: "It ended; `exit_code` says how, `problem` why",
    LogEvent.RUN_NOT_BEGUN: "It could not begin, as when the store is locked; none is on record",
    LogEvent.RUN_LEFT_OPEN: "Its work is done and kept, but its end could not be put on record",
    LogEvent.REFERRAL_CHANGED: "A run did something to a referral",
    LogEvent.REFERRALS_NOT_LOGGED: "What it did to referrals stands in the history alone",
    LogEvent.APPROXIMATE_LAYOUT: "Letters were drawn without an office program",
    LogEvent.DOCUMENT_UNREADABLE: "A referral's document could not be read; the referral says so",
    LogEvent.PAGE_PASSED: "A page of the portal that the site knows was dealt with",
    LogEvent.STEP_MATCHED: "A step of the recording met its element by its first selector",
    LogEvent.STEP_MATCHED_LATE: "By a later selector: the portal has changed a little",
    LogEvent.STEP_MOVED: "In another frame or tab than recorded: the portal has changed",
    LogEvent.SCREENSHOT_KEPT: "A picture of the portal's page was kept, since the site asks for it",
    LogEvent.SCREENSHOT_FAILED: "It could not be kept",
    LogEvent.SCREENSHOT_STAYS: "An old picture could not be removed: remove it by hand",
    LogEvent.PING_SENT: "The other side took a dead-man's ping",
    LogEvent.PING_FAILED: "It did not; the run goes on",
    LogEvent.METRICS_FAILED: "The file of metrics is as old as it was; the run goes on",
    LogEvent.BUG: "A fault in faxflow, one line for each place on the way to it",
    LogEvent.LIBRARY: "A library warned; its words are left out, since they may hold a value",
}


class LogKeys(TypedDict, total=False):
    """The keys that a line may have beside those that every line has."""

    exit_code: Annotated[int, "how the run ended: [cli.md](cli.md) lists the codes"]
    seconds: Annotated[float, "how long it took, by the clock"]
    problem: Annotated[str, "the kind of failure, as `ServerUnreachable`; never its text"]
    dry_run: Annotated[bool, "whether it only says what it would do"]
    referral: Annotated[str, "id, as `RF-000042`"]
    cause: Annotated[str, "what was done to it, a word from the history"]
    source: Annotated[str, "stage that it left"]
    target: Annotated[str, "stage that it entered"]
    step: Annotated[int, "number of the step in the recording"]
    selector: Annotated[str, "selector of the recording that met"]
    rule: Annotated[str, "rule of the site that met"]
    file: Annotated[str, "name of a file of ours, made of a day and a run id"]
    error: Annotated[str, "kind of exception, as `KeyError`; never its text"]
    place: Annotated[str, "where in the program, as `steps/send.py:120`"]
    function: Annotated[str, "the function there"]
    library: Annotated[str, "name of the library's logger"]
    signal: Annotated[str, "which ping: `start`, `success`, `failure` or `later`"]
    host: Annotated[str, "the host that the ping went to; never its path, which is a secret"]


class EveryLine(TypedDict):
    """The keys of every line."""

    time: Annotated[str, "UTC, to the millisecond; not in the journal, which has its own"]
    level: Annotated[str, "`debug`, `info`, `warning`, `error` or `critical`"]
    event: Annotated[str, "what happened, a word from the list above"]
    run: Annotated[str, "id of the run; `-` before it is known"]
    command: Annotated[str, "subcommand that it runs; `-` before it is known"]
    message: Annotated[str, "the same in a sentence, for people: it may change between versions"]


def said(event: LogEvent, **keys: Unpack[LogKeys]) -> dict[str, object]:
    """What a call of a logger takes as its `extra`."""
    return {SAID: (event, keys)}
