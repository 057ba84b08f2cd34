"""A store restored from a backup of the middle of a morning sends nothing twice, loses nothing."""

from pathlib import Path

import pytest

from proof.figures import FULL
from proof.worst_night import Night, a_night, forget, rows

FAXES = 24 if FULL else 10
DAY = ("--date", "2026-11-23")

BEFORE = "before the report"
LOADED = "loaded"
ANSWERED = "after the first results"
TAKEN = tuple(f"taken {n}" for n in (range(1, FAXES + 1) if FULL else (4,)))
POINTS = (BEFORE, LOADED, *TAKEN, ANSWERED) if FULL else (BEFORE, *TAKEN)
EVENING = 6 if FULL else 1

pytestmark = pytest.mark.timeout(300)

_OPEN_WITHOUT_TASK = """
SELECT c.id, c.state FROM cases c WHERE c.state IN ('held', 'in-doubt', 'failed', 'sent')
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
"""


def the_morning(night: Night, point: str) -> Path:
    """The whole morning, and a backup of one moment in it; gives the backup."""
    lost, backup = night.folder("lost"), night.base / "backup.db"
    night.report(lost, faxes=FAXES)
    night.run(lost, "store", "create")

    def back_up_at(now: str) -> None:
        if now == point:
            night.run(lost, "store", "backup", str(backup))

    back_up_at(BEFORE)
    for command in (("extract", *DAY), ("normalize",), ("load",)):
        night.run(lost, *command)
    back_up_at(LOADED)
    night.gateway.on_taken = lambda count: back_up_at(f"taken {count}")
    night.run(lost, "send")
    night.gateway.on_taken = lambda _count: None
    night.later()
    night.run(lost, "watch-bounces")
    back_up_at(ANSWERED)
    for command in ("retry", "send"):
        night.run(lost, command)
    night.later()
    forget(lost)
    return backup


def restored(night: Night, backup: Path) -> Path:
    """The backup, restored in a new folder where the day's report lies again."""
    folder = night.folder("restored")
    night.report(folder, faxes=FAXES)
    night.run(folder, "store", "restore", str(backup))
    return folder


def run_a_day(night: Night, folder: Path) -> None:
    night.run(folder, "run-morning", *DAY)
    night.rest_of_day(folder, rounds=2 if FULL else 1)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("copies", [True, False], ids=["with copies", "without copies"])
def test_nothing_goes_out_by_itself_and_each_doubt_has_a_task(
    tmp_path: Path, point: str, *, copies: bool
) -> None:
    with a_night(tmp_path, copies=copies) as night:
        backup = the_morning(night, point)
        before = len(night.gateway.arrived)
        folder = restored(night, backup)

        run_a_day(night, folder)
        night.run(folder, "store", "reconcile")
        run_a_day(night, folder)

        assert night.gateway.arrived[before:] == []
        assert rows(folder, _OPEN_WITHOUT_TASK) == []
        assert night.run(folder, "audit", "verify") == 0
        states = dict(rows(folder, "SELECT state, count(*) FROM cases GROUP BY state"))
        assert sum(states.values()) == FAXES
        assert not states.keys() & {"ready", "waiting", "sending", "submitting"}


@pytest.mark.parametrize("point", POINTS)
def test_a_person_who_lets_the_rest_go_sends_nothing_twice(tmp_path: Path, point: str) -> None:
    with a_night(tmp_path, copies=True) as night:
        backup = the_morning(night, point)
        folder = restored(night, backup)
        run_a_day(night, folder)

        night.run(folder, "store", "reconcile")
        night.run(folder, "store", "same", "--pairs")
        held = ("--held-for", "restored", "--yes", "--because", "not-arrived")
        night.run(folder, "case", "release", *held)
        night.run(folder, "store", "lift", "--because", "reconciled")
        night.run(folder, "send")
        night.rest_of_day(folder, rounds=EVENING)

        assert night.gateway.sent_twice() == []
        assert rows(folder, _OPEN_WITHOUT_TASK) == []
        assert len({fax.letter for fax in night.gateway.arrived}) == FAXES
        assert rows(folder, "SELECT id FROM cases WHERE state = 'held'") == []
