"""Promise 8 with a real browser and a real office at work: their morning is killed as well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from proof.figures import FULL
from proof.promises import breaches
from rehearsing import SECRETS, Practice, practice

KILLED = -9
HARNESS = Path(__file__).with_name("killed_run.py")


@pytest.mark.parametrize("point", [200, 490] if FULL else [490])
def test_a_morning_with_browser_and_office_is_finished_by_the_next(
    tmp_path: Path, point: int
) -> None:
    with practice(tmp_path, faxes=5, portal=True) as hurt:
        assert killed_morning(hurt, point) == KILLED

        code = hurt.run("run-morning")

        assert code in {0, 3}
        assert broken(hurt) == []


def killed_morning(here: Practice, point: int) -> int:
    """A run-morning in a process of its own, killed at a step."""
    command = [sys.executable, "-P", str(HARNESS), str(point), str(here.folder / "steps.txt")]
    ran = subprocess.run(
        [*command, "run-morning", "--config", str(here.config)],
        env={**os.environ, **SECRETS},
        capture_output=True,
        timeout=100,
        check=False,
    )
    return ran.returncode


def broken(here: Practice) -> list[object]:
    """Every promise that is broken, and every case that did not go out."""
    taken = [str(fax.reference) for fax in here.gateway.taken]
    unsent = here.rows("SELECT id FROM cases WHERE state NOT IN ('sent', 'in-doubt')")
    with here.store() as store, store.read() as tx:
        return [*breaches(tx, taken), *unsent]
