"""Work about a referral that is not its stage's: at the desk that has the task."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from boarding import pressed, seen
from hilltop import Hilltop, hilltop

from faxflow.domain.referral import Queue
from faxflow.domain.task import TaskKind
from faxflow.store.stamp import to_stamp
from making import MORNING

KINDS = {TaskKind.REVIEW_DUPLICATE: Queue.INTAKE, TaskKind.ANSWER_OFFICE: Queue.SUPERVISOR}
"""With the desks that have them."""


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    """Both kinds, T-1 and T-2, about the referral that has gone on to eligibility."""
    made = hilltop(tmp_path).as_seen_by(capsys)
    for kind, desk in KINDS.items():
        add(made, kind, desk)
    return made


def add(here: Hilltop, kind: TaskKind, desk: Queue) -> None:
    with closing(sqlite3.connect(here.folder / "data" / "faxflow.db")) as store, store:
        store.execute(
            "INSERT INTO tasks"
            " (kind, task_key, title, run_id, opened_at, due_at, referral_id, queue)"
            " VALUES (?, ?, ?, 'run-1', ?, ?, 2, ?)",
            (kind, f"{kind}:PD-1", f"RF-000002: {kind}", *[to_stamp(MORNING)] * 2, desk),
        )


def test_it_is_in_the_queue_and_on_the_board_of_its_desk_alone(here: Hilltop) -> None:
    queues = {who: here.run(who, "queue")[1] for who in ("ida", "ewan", "petra")}
    boards = {who: seen(here, who) for who in ("ida", "ewan", "petra")}

    told = {who: [kind for kind in KINDS if kind in text] for who, text in queues.items()}
    shown = {who: [kind for kind in KINDS if f"{kind} RF-" in text] for who, text in boards.items()}

    assert told == {"ida": ["review-duplicate"], "ewan": [], "petra": ["answer-office"]}
    assert shown == {"ida": ["review-duplicate"], "ewan": [], "petra": list(KINDS)}
    assert "INTAKE DESK  2 to do, 1 yours" not in boards["ida"]
    assert "INTAKE DESK  2 to do" in boards["ida"]


def test_its_desk_sees_and_takes_it_and_whoever_has_another_does_not(here: Hilltop) -> None:
    shown = pressed(here, "ida", "enter")
    taken = here.run("ida", "task", "take", "T-1")
    refused = here.run("sofia", "task", "take", "T-1")

    assert "RF-000002: review-duplicate" in shown
    assert taken[0] == 0
    assert refused[0] == 2
    assert here.events("ida", "refused") == []
    assert here.rows("SELECT owner FROM tasks") == [("ida",), (None,)]
    assert here.rows("SELECT owner FROM referrals WHERE id = 2") == [(None,)]


def test_an_office_that_was_told_closes_its_task_and_a_question_stays_until_it_is_answered(
    here: Hilltop,
) -> None:
    told = {name: here.run("petra", "task", "done", name) for name in ("T-1", "T-2")}

    assert "closes once somebody has said whether they are one" in told["T-1"][1]
    assert told["T-2"] == (0, "T-2 is done.\n")
