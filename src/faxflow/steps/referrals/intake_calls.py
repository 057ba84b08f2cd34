"""Takes in the call centre's files: a referral of each row that is new."""

from collections.abc import Iterator
from typing import Protocol

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.intake.became import Became
from faxflow.domain.referrals.intake.dropped import Dropped
from faxflow.domain.referrals.intake.from_call import Call, from_call
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.typed_value import Office
from faxflow.domain.report_file import ReportFile
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import CallsUnreadable, ColumnMissing, FaxflowError, NotAReport, SignInPage
from faxflow.steps.referrals.intake import IntakeTools, take_in
from faxflow.steps.referrals.intake_folder import DropPlace, put_away
from faxflow.steps.work import Work
from faxflow.store import tasks

_TASK = f"{TaskKind.MEND_REPORT}:calls"
_FILE = "the call centre's file"
"""Its own name may say whom it is about, and errors are told to all."""


class ReadCalls(Protocol):
    """Reads the rows of a file by the practice's mapping."""

    def read(self, report: ReportFile) -> list[Call]:
        """The calls, in their order. Raises NotAReport, SignInPage or ColumnMissing."""


def take_in_calls(
    work: Work, place: DropPlace, reader: ReadCalls, tools: IntakeTools
) -> Iterator[Became]:
    """What became of each row; a file is put away once all of its rows are stored.

    Raises what the place raises, and in the end the first problem of a file that cannot be
    read as a table: it stays where it is, and a task stands for it.
    """
    problems: list[FaxflowError] = []
    for path, dropped in place.files():
        try:
            arrivals = _arrivals(work, dropped, reader)
        except CallsUnreadable as problem:
            problems.append(problem)
            continue
        done: list[Became] = []
        for became in take_in(work, arrivals, tools):
            done.append(became)
            yield became
        if not tools.dry_run:
            problems += put_away(work, place, path, done)
    if not tools.dry_run:
        _tell(work, problems)
    if problems:
        raise problems[0]


def _arrivals(work: Work, dropped: Dropped, reader: ReadCalls) -> list[Incoming]:
    practice = work.config.practice
    office = Office(practice.country, practice.zone, work.run.now())
    report = ReportFile(_FILE, dropped.content, "calls")
    try:
        calls = reader.read(report)
    except (NotAReport, SignInPage, ColumnMissing) as problem:
        raise CallsUnreadable(what=_what(problem), mapping="[intake] calls_mapping") from problem
    return [from_call(call, dropped.changed_at, office) for call in calls]


def _what(problem: FaxflowError) -> str:
    if isinstance(problem, ColumnMissing):
        return f"it has no column {problem.facts['column']}"
    return "it is a sign-in page" if isinstance(problem, SignInPage) else str(problem.facts["what"])


def _tell(work: Work, problems: list[FaxflowError]) -> None:
    """One task while any file cannot be read."""
    now = work.run.now()
    with work.store.write() as tx:
        if not problems:
            tasks.close(tx, _TASK, now)
            return
        task = NewTask(
            TaskKind.MEND_REPORT, _TASK, problems[0].for_notice(), now, queue=Queue.INTAKE
        )
        tasks.open_tasks(tx, work.run, [task])
