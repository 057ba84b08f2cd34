"""Promise 8: kill -9 at any moment of run-morning breaks nothing that the next run cannot mend.

A real process is killed; the gateway, the inbox and the store are real as well.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.domain.delivery import State
from faxflow.simulator.gateway.fax_gateway import FaxGateway
from faxflow.simulator.portal.export import export_to
from faxflow.simulator.portal.server import Portal
from faxflow.simulator.practice.folder import Servers, write_practice
from faxflow.store import cases, events
from faxflow.store.connection import open_store

FAXES = 5
PASSWORD = "rehearsal"
KILLED = -9
HARNESS = Path(__file__).with_name("killed_run.py")
SAMPLE = 24
"""Points besides those around the hand-over; more with FAXFLOW_KILL_POINTS."""


@dataclass(frozen=True)
class Practice:
    """A practice whose morning can be killed and run again."""

    folder: Path
    config: Path
    gateway: FaxGateway

    def run(self, kill_at: int) -> int:
        """One run-morning in a process of its own."""
        command = [sys.executable, "-P", str(HARNESS), str(kill_at), str(self.steps_file)]
        ran = subprocess.run(
            [*command, "run-morning", "--config", str(self.config)],
            capture_output=True,
            timeout=100,
            check=False,
        )
        return ran.returncode

    @property
    def steps_file(self) -> Path:
        return self.folder / "steps.txt"

    def check(self) -> None:
        """Every fax went once, but for those in doubt; none twice; the numbers add up."""
        took = Counter(fax.case for fax in self.gateway.taken)
        with _opened(self.folder) as store, store.read() as tx:
            events.verify(tx)
            sent = {f"FX-{c.id:06d}" for c in cases.in_state(tx, State.SENT)}
            doubt = {f"FX-{c.id:06d}" for c in cases.in_state(tx, State.IN_DOUBT)}
            told = {row[0] for row in tx.execute(_DOUBT_TASKS)}
            handed_over = tx.execute(_HANDED_OVER).fetchone()[0]
        assert len(sent) + len(doubt) == FAXES
        assert len(doubt) <= 1
        assert all(took[case] == 1 for case in sent)
        assert all(took[case] <= 1 for case in doubt)
        assert {f"FX-{case_id:06d}" for case_id in told} == doubt
        assert handed_over == len(sent)


_DOUBT_TASKS = "SELECT case_id FROM tasks WHERE kind = 'resolve-doubt' AND closed_at IS NULL"
_HANDED_OVER = "SELECT count(*) FROM attempts WHERE sent_at IS NOT NULL"


def _opened(folder: Path):  # type: ignore[no-untyped-def]
    from contextlib import closing

    return closing(open_store(folder / "data" / "faxflow.db", "rehearsal", config="-"))


@contextmanager
def practice(folder: Path, *, portal: bool = False) -> Iterator[Practice]:
    """A practice with a report of a few faxes; letters by the built-in engine, or by LibreOffice
    and the report from a real browser where `portal` is asked for."""
    with FaxGateway(lambda: datetime.now(UTC), password=PASSWORD) as gateway:
        with _portal_url(wanted=portal) as url:
            servers = Servers(gateway.smtp_port, gateway.imap_port, gateway.office_port, url)
            config = write_practice(folder, servers)
            if not portal:
                text = config.read_text().replace('engine = "auto"', 'engine = "builtin"')
                config.write_text(text)
                now = datetime.now(UTC)
                export_to(folder / "drop", now.astimezone(None).date(), faxes=FAXES, seed=1)
            assert main(["store", "create", "--config", str(config)]) == 0
            yield Practice(folder, config, gateway)


@contextmanager
def _portal_url(*, wanted: bool) -> Iterator[str | None]:
    if not wanted:
        yield None
        return
    with Portal(PASSWORD, faxes=FAXES, seed=1, delay_seconds=0.05) as portal:
        yield portal.url


@pytest.fixture(autouse=True)
def known_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GATEWAY_PASSWORD", "MAILBOX_PASSWORD", "PORTAL_PASSWORD"):
        monkeypatch.setenv(name, PASSWORD)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of all steps of a morning that nobody kills."""
    with pytest.MonkeyPatch.context() as patch:
        known_passwords.__wrapped__(patch)  # type: ignore[attr-defined]
        with practice(tmp_path_factory.mktemp("whole")) as whole:
            assert whole.run(kill_at=0) in {0, 3}
            whole.check()
            return whole.steps_file.read_text().splitlines()


def chosen_points(steps: list[str], part: int, parts: int) -> list[int]:
    """Every step around the first two hand-overs, and a seeded sample of the rest."""
    first = next(n for n, name in enumerate(steps) if name.startswith("UPDATE cases SET state"))
    around = range(first - 2, first + 60)
    rest = sorted(set(range(1, len(steps) + 1)) - set(around))
    wanted = int(os.environ.get("FAXFLOW_KILL_POINTS", SAMPLE))
    sample = random.Random(20261122).sample(rest, min(wanted, len(rest)))
    return sorted({*list(around)[::3], *sample})[part::parts]


@pytest.mark.parametrize("part", range(8))
def test_a_morning_killed_at_any_step_is_finished_by_the_next(
    steps: list[str], tmp_path: Path, part: int
) -> None:
    for point in chosen_points(steps, part, parts=8):
        folder = tmp_path / f"killed-at-{point}"
        folder.mkdir()
        with practice(folder) as killed:
            assert killed.run(kill_at=point) == KILLED, f"step {point} was never reached"

            code = main(["run-morning", "--config", str(killed.config)])

            assert code in {0, 3}, f"after a kill at {steps[point - 1]}"
            killed.check()


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_a_morning_with_browser_and_office_survives_the_same(tmp_path: Path, share: float) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    whole.mkdir()
    killed.mkdir()
    with practice(whole, portal=True) as unhurt:
        assert unhurt.run(kill_at=0) in {0, 3}
        point = int(len(unhurt.steps_file.read_text().splitlines()) * share)
    with practice(killed, portal=True) as hurt:
        assert hurt.run(kill_at=point) == KILLED

        code = main(["run-morning", "--config", str(hurt.config)])

        assert code in {0, 3}
        hurt.check()
