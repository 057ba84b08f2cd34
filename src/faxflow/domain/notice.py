"""A notice to staff: counts, ids and what to do, never patient data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import task_name
from faxflow.domain.task import TaskKind
from faxflow.domain.trouble import OpenTask, ToTell

MOST_LINES = 50
"""A morning on which everything fails must still make a notice that a person reads."""

HELP = {
    TaskKind.MEND_FAX: "A new number, or another try: faxflow case correct, faxflow case release",
    TaskKind.RESOLVE_DOUBT: "When the recipient has answered: faxflow case resolve",
    TaskKind.RELEASE_HELD: "To let it go or give it up: faxflow case release, faxflow case cancel",
    TaskKind.MEND_ACCOUNT: "When it is mended: faxflow gateway status, faxflow gateway resume",
    TaskKind.REVIEW_MAIL: (
        "What a mail means, once you have read it: faxflow mail list, faxflow mail assign,"
        " faxflow mail ignore"
    ),
    TaskKind.REVIEW_REJECTS: (
        "What was wrong with which line, and to correct it: faxflow rejects list,"
        " faxflow rejects fix"
    ),
    TaskKind.REVIEW_NUMBER: "A number's history: faxflow number show",
    TaskKind.RECONCILE: (
        "What is known of the lost time, and when it is clear: faxflow store reconcile,"
        " faxflow store guard, faxflow store lift"
    ),
    TaskKind.RELEASE_RUN: "To look, and let it go: faxflow batch show, faxflow batch release",
}
"""What helps with a kind, beside the commands that every notice names."""


_CLOSED_BY_HAND = frozenset(
    {
        TaskKind.REVIEW_CHANGE,
        TaskKind.REVIEW_INCIDENT,
        TaskKind.REVIEW_NUMBER,
        TaskKind.REVIEW_RESTORED,
        TaskKind.MEND_REPORT,
        TaskKind.ALARM,
    }
)
"""Kinds for which a person says that all is done; the rest close with what they ask for."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The recipients, by their places from 1, who were refused a notice that others have:
    for good, or for now."""

    for_good: tuple[int, ...] = ()
    for_now: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose notice it is, and of when, in words."""

    practice: str
    moment: str


def compose(to_tell: ToTell, head: Letterhead) -> NoticeText:
    """The one notice that says all of it."""
    subject = "; ".join(filter(None, [_to_mend(to_tell.tasks), _over(to_tell)]))
    lines = [f"faxflow at {head.practice}, {head.moment}: {subject}."]
    lines += _part("New", to_tell.new, MOST_LINES)
    lines += _part("More of what is known", to_tell.more, MOST_LINES - len(to_tell.new))
    lines += _ended(to_tell)
    return NoticeText(f"faxflow: {subject}", "\n".join([*lines, "", *_commands(to_tell.tasks)]))


def _to_mend(tasks: Sequence[OpenTask]) -> str:
    kinds = Counter(task.kind for task in tasks).most_common()
    told = ", ".join(f"{count} {kind}" for kind, count in kinds)
    return f"{len(tasks)} to mend ({told})" if tasks else ""


def _over(to_tell: ToTell) -> str:
    return f"over: {', '.join(trouble.kind for trouble in to_tell.over)}" if to_tell.over else ""


def _part(title: str, tasks: Sequence[OpenTask], room: int) -> Iterator[str]:
    if not tasks:
        return
    shown = tasks[: max(room, 0)]
    yield from ("", f"{title}:")
    yield from (f"- {task_name(task.id)} {task.title}" for task in shown)
    if len(tasks) > len(shown):
        yield f"- and {len(tasks) - len(shown)} more"


def _ended(to_tell: ToTell) -> Iterator[str]:
    if to_tell.over:
        yield from ("", "Over, nothing of it is left to mend:")
        yield from (f"- {trouble.kind}" for trouble in to_tell.over)


def _commands(tasks: Sequence[OpenTask]) -> Iterator[str]:
    yield "All that is open: faxflow task list"
    if tasks:
        yield _see_to(tasks[0])
        yield "One fax and its history: faxflow case show FX-…"
    kinds = dict.fromkeys(task.kind for task in tasks)
    yield from (HELP[kind] for kind in kinds if kind in HELP)


def _see_to(task: OpenTask) -> str:
    name = task_name(task.id)
    done = f"; then faxflow task done {name}" if task.kind in _CLOSED_BY_HAND else ""
    return f"You see to it: faxflow task take {name}{done}"
