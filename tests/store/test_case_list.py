"""Lists of cases: those that need a person first, cut off honestly."""

from datetime import timedelta
from pathlib import Path

import pytest

from faxflow.domain.delivery import Cause, State
from faxflow.domain.ids import BatchId
from faxflow.domain.reasons import Reason
from faxflow.store import case_list
from faxflow.store.case_list import ListedCase, Pick
from making import MORNING
from stocked import Stocked, row

ALL = tuple(State)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    """A ready, a sent, a failed and a waiting case; the waiting one of a second batch."""
    made = Stocked(tmp_path)
    made.load(row(1), row(2), row(3))
    made.clock.forward(days=1)
    made.load(row(4))
    for case in (2, 3, 4):
        made.send(case)
    assert made.move(3, Cause.REJECTED, State.FAILED, reason=Reason.BUSY)
    due = made.clock() + timedelta(minutes=20)
    assert made.move(4, Cause.REJECTED, State.WAITING, reason=Reason.NO_ANSWER, due=due)
    return made


def listed(stocked: Stocked, pick: Pick, most: int = 50) -> tuple[list[ListedCase], int]:
    with stocked.store.read() as tx:
        return case_list.listed(tx, pick, most=most)


def ids(stocked: Stocked, pick: Pick) -> list[int]:
    return [case.id for case in listed(stocked, pick)[0]]


def test_who_needs_a_person_comes_first(stocked: Stocked) -> None:
    assert ids(stocked, Pick(ALL)) == [3, 1, 4, 2]


@pytest.mark.parametrize(
    ("pick", "wanted"),
    [
        (Pick((State.FAILED, State.SENT)), [3, 2]),
        (Pick(ALL, reason=Reason.NO_ANSWER), [4]),
        (Pick(ALL, since=MORNING + timedelta(hours=1)), [4]),
        (Pick(ALL, batch=BatchId(1)), [3, 1, 2]),
        (Pick(ALL, number="+12025550002"), [2]),
        (Pick((State.CANCELLED,)), []),
    ],
    ids=["states", "reason", "since", "batch", "number", "none"],
)
def test_each_selector_picks_its_cases(stocked: Stocked, pick: Pick, wanted: list[int]) -> None:
    assert ids(stocked, pick) == wanted


def test_what_is_left_out_is_counted(stocked: Stocked) -> None:
    found, matching = listed(stocked, Pick(ALL), most=1)

    assert ([case.id for case in found], matching) == ([3], 4)


def test_a_waiting_case_is_due_at_its_next_try(stocked: Stocked) -> None:
    found, _ = listed(stocked, Pick((State.WAITING,)))

    assert found[0].due_at == stocked.clock() + timedelta(minutes=20)
    assert (found[0].tries, found[0].reason) == (1, "no_answer")
