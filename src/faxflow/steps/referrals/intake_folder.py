"""Takes in the drop folder: a referral of each file, which is put away once it is stored."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from faxflow.domain.referrals.intake.became import Became
from faxflow.domain.referrals.intake.dropped import Dropped, from_file
from faxflow.errors import FaxflowError
from faxflow.steps.referrals.intake import IntakeTools, take_in
from faxflow.steps.work import Work


class DropPlace(Protocol):
    """Where files are left for the intake."""

    def files(self) -> Iterator[tuple[Path, Dropped]]:
        """Each finished file, oldest first. Raises ConfigurationProblem or FileUnreadable."""

    def put_away(self, path: Path) -> None:
        """Moves a file out of the way. Raises FileUnreadable."""


def take_in_files(work: Work, place: DropPlace, tools: IntakeTools) -> Iterator[Became]:
    """What became of each file. Raises what the place raises; what could be read was stored."""
    now = work.run.now()
    paths: list[Path] = []
    problems: list[FaxflowError] = []
    incoming = (from_file(one, now) for one in _files(place, paths, problems))
    for count, became in enumerate(take_in(work, incoming, tools)):
        if not tools.dry_run:
            place.put_away(paths[count])
        yield became
    if problems:
        raise problems[0]


def _files(place: DropPlace, paths: list[Path], problems: list[FaxflowError]) -> Iterator[Dropped]:
    """The files, their paths noted; raised here, a problem would cost those that are being read."""
    try:
        for path, dropped in place.files():
            paths.append(path)
            yield dropped
    except FaxflowError as problem:
        problems.append(problem)
