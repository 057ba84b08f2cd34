"""Whatever the SMTP server does, no fax goes twice, none is lost, and none is left in limbo."""

import hashlib
from pathlib import Path

import pytest

from faults.smtp_battery import Figures, run_battery
from faults.smtp_faults import SMTP_FAULTS
from faults.smtp_senders import PDF, naive_send, real_send
from faxflow.domain.ids import CaseId
from faxflow.store import cases
from proof.figures import Count
from stocked import Stocked, row

FAXES = 3
FEWEST_FAULTS = 70
"""What docs/reliability.md promises; the battery holds more."""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A store with a few faxes that are ready, their letters drawn."""
    made = Stocked(tmp_path)
    made.load(*(row(n, number=f"+1555201{n:04d}") for n in range(1, FAXES + 1)))
    with made.store.write() as tx:
        for case_id in range(1, FAXES + 1):
            sha256 = hashlib.sha256(PDF).hexdigest()
            cases.set_letter(tx, CaseId(case_id), sha256=sha256, pages=1)
    made.store.close()
    return made.folder / "faxflow.db"


def test_there_are_as_many_distinct_faults_as_the_docs_say() -> None:
    names = {fault.name for fault in SMTP_FAULTS}

    assert len(names) == len(SMTP_FAULTS) >= FEWEST_FAULTS


def test_no_fault_doubles_loses_or_strands_a_fax(template: Path, count: Count) -> None:
    figures = run_battery(real_send, SMTP_FAULTS, template)

    print(f"\nfaxflow: {figures}")
    count("SMTP faults", **_counted(figures))
    assert figures.wrong == []


def test_sending_before_committing_fails_the_same_battery(template: Path, count: Count) -> None:
    figures = run_battery(naive_send, SMTP_FAULTS, template)

    print(f"\nnaive:   {figures}")
    count("naive: SMTP faults", **_counted(figures))
    assert figures.duplicates > 0


def _counted(figures: Figures) -> dict[str, int]:
    """As the table at the end of a full run shows them."""
    return {
        "points": figures.faults,
        "duplicates": figures.duplicates,
        "losses": figures.losses,
        "limbo": figures.limbo,
    }
