"""Takes in the drop folder: a referral of each file, which is put away once it is stored."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.intake.became import Became
from faxflow.domain.referrals.intake.dropped import Dropped, from_file
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import FaxflowError, FilesStuck
from faxflow.steps.referrals.intake import IntakeTools, note_put_away, take_in
from faxflow.steps.work import Work
from faxflow.store import tasks

_TASK = f"{TaskKind.REVIEW_ARRIVAL}:folder"


class DropPlace(Protocol):
    """Where files are left for the intake."""

    def files(self) -> Iterator[tuple[Path, Dropped]]:
        """Each finished file, oldest first. Raises ConfigurationProblem or FilesStuck."""

    def put_away(self, path: Path) -> bool:
        """Moves a file out of the way; False where it is to stay. Raises FilesStuck."""


def take_in_files(work: Work, place: DropPlace, tools: IntakeTools) -> Iterator[Became]:
    """What became of each file. Raises what the place raises, in the end; what could be read
    was stored, and a task stands for the rest."""
    now = work.run.now()
    paths: list[Path] = []
    problems: list[FaxflowError] = []
    incoming = (from_file(one, now) for one in _files(place, paths, problems))
    for count, became in enumerate(take_in(work, incoming, tools)):
        if not tools.dry_run:
            problems += put_away(work, place, paths[count], [became])
        yield became
    if not tools.dry_run:
        _tell(work, problems)
    if problems:
        raise problems[0]


def put_away(
    work: Work, place: DropPlace, path: Path, became: Sequence[Became]
) -> list[FaxflowError]:
    """Moves a file away; what keeps it there keeps none of the others."""
    try:
        moved = place.put_away(path)
    except FilesStuck as problem:
        return [problem]
    if moved:
        note_put_away(work, became)
    return []


def _files(place: DropPlace, paths: list[Path], problems: list[FaxflowError]) -> Iterator[Dropped]:
    """The files, their paths noted; raised here, a problem would cost those that are being read."""
    try:
        for path, dropped in place.files():
            paths.append(path)
            yield dropped
    except FaxflowError as problem:
        problems.append(problem)


def _tell(work: Work, problems: Sequence[FaxflowError]) -> None:
    """One task while any file is stuck."""
    now = work.run.now()
    with work.store.write() as tx:
        if problems:
            title = problems[0].for_notice()
            task = NewTask(TaskKind.REVIEW_ARRIVAL, _TASK, title, now, queue=Queue.INTAKE)
            tasks.open_tasks(tx, work.run, [task])
        else:
            tasks.close(tx, _TASK, now)
