"""Promise 8: kill -9 at any moment of run-morning breaks nothing that the next run cannot mend.

A real process is killed; the gateway, the inbox and the store are real as well.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name
from faxflow.store import cases, events
from rehearsing import SECRETS, Practice, practice

FAXES = 5
CONNECTIONS = 2
"""The gateway's default; each can leave one fax in doubt."""

KILLED = -9
HARNESS = Path(__file__).with_name("killed_run.py")
SAMPLE = 14
"""Points besides those around the hand-over; more with FAXFLOW_KILL_POINTS."""

_DOUBT_TASKS = "SELECT case_id FROM tasks WHERE kind = 'resolve-doubt' AND closed_at IS NULL"
_HANDED_OVER = "SELECT count(*) FROM attempts WHERE sent_at IS NOT NULL"
_IN_LIMBO = """
SELECT c.id, c.state FROM cases c
WHERE c.state NOT IN ('ready', 'waiting', 'delivered', 'cancelled')
    AND 1 <> (SELECT count(*) FROM tasks t WHERE t.case_id = c.id AND t.closed_at IS NULL)
"""
"""Promise 2: whoever is not final and not the next run's has exactly one task."""


def run_morning(here: Practice, *, kill_at: int) -> int:
    """One run-morning in a process of its own, killed at a step unless that is 0."""
    command = [sys.executable, "-P", str(HARNESS), str(kill_at), str(steps_file(here))]
    ran = subprocess.run(
        [*command, "run-morning", "--config", str(here.config)],
        env={**os.environ, **SECRETS},
        capture_output=True,
        timeout=100,
        check=False,
    )
    return ran.returncode


def steps_file(here: Practice) -> Path:
    return here.folder / "steps.txt"


def check(here: Practice) -> None:
    """Every fax went once, but for those in doubt; none twice; the numbers add up."""
    took = Counter(fax.case for fax in here.gateway.taken)
    with here.store() as store, store.read() as tx:
        events.verify(tx)
        sent = {case_name(case.id) for case in cases.in_state(tx, State.SENT)}
        doubt = {case_name(case.id) for case in cases.in_state(tx, State.IN_DOUBT)}
        told = {case_name(row[0]) for row in tx.execute(_DOUBT_TASKS)}
        handed_over = tx.execute(_HANDED_OVER).fetchone()[0]
        in_limbo = tx.execute(_IN_LIMBO).fetchall()
    assert len(sent) + len(doubt) == FAXES
    assert len(doubt) <= CONNECTIONS
    assert {case: took[case] for case in sent} == dict.fromkeys(sent, 1)
    assert all(took[case] <= 1 for case in doubt)
    assert told == doubt
    assert handed_over == len(sent)
    assert in_limbo == []


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of all steps of a morning that nobody kills."""
    with practice(tmp_path_factory.mktemp("whole"), faxes=FAXES) as whole:
        assert run_morning(whole, kill_at=0) in {0, 3}
        check(whole)
        return steps_file(whole).read_text().splitlines()


def chosen_points(steps: list[str], part: int, parts: int) -> list[int]:
    """Every step around the first two hand-overs, and a seeded sample of the rest."""
    first = next(n for n, name in enumerate(steps) if name.startswith("UPDATE cases SET state"))
    around = range(first - 2, first + 60)
    # Lines share commits as it falls out, so that the very last steps are not always reached.
    rest = sorted(set(range(1, len(steps) - 60)) - set(around))
    wanted = int(os.environ.get("FAXFLOW_KILL_POINTS", SAMPLE))
    sample = random.Random(20261122).sample(rest, min(wanted, len(rest)))
    return sorted({*list(around)[::3], *sample})[part::parts]


@pytest.mark.parametrize("part", range(6))
def test_a_morning_killed_at_any_step_is_finished_by_the_next(
    steps: list[str], tmp_path: Path, part: int
) -> None:
    for point in chosen_points(steps, part, parts=6):
        folder = tmp_path / f"killed-at-{point}"
        folder.mkdir()
        with practice(folder, faxes=FAXES) as killed:
            assert run_morning(killed, kill_at=point) == KILLED, f"step {point} never came"

            code = killed.run("run-morning")

            assert code in {0, 3}, f"after a kill at {steps[point - 1]}"
            check(killed)


@pytest.mark.parametrize("point", [200, 490])
def test_a_morning_with_browser_and_office_survives_the_same(tmp_path: Path, point: int) -> None:
    with practice(tmp_path, faxes=FAXES, portal=True) as hurt:
        assert run_morning(hurt, kill_at=point) == KILLED

        code = hurt.run("run-morning")

        assert code in {0, 3}
        check(hurt)
