"""Whatever the IMAP server or its other users do, each verdict counts once and no mail is lost."""

from pathlib import Path

import pytest

from faults.imap_battery import Figures, run_battery
from faults.imap_faults import IMAP_FAULTS
from faults.imap_inbox import SENT_AT, number_of
from faults.imap_watchers import naive_watch, real_watch
from faxflow.domain.delivery import Cause, Change, State
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from making import MovableClock, rehearsal_config
from proof.figures import Count
from servers.dovecot import Dovecot
from stocked import Stocked, row

FAXES = 7
IN_DOUBT = 6
FEWEST_FAULTS = 40
"""What docs/reliability.md promises; the battery holds more."""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A store with sent faxes, one of them in doubt."""
    made = Stocked(tmp_path, MovableClock(SENT_AT))
    work = Work(made.store, made.run, rehearsal_config(tmp_path))
    made.load(*(row(n, number=number_of(n)) for n in range(1, FAXES + 1)))
    for case in range(1, FAXES + 1):
        assert made.claim(case)
        assert made.move(case, Cause.BODY_OVER, State.SUBMITTING)
        end = (Cause.UNCLEAR, State.IN_DOUBT) if case == IN_DOUBT else (Cause.TAKEN, State.SENT)
        change = Change(made.case(case).standing(), *end, detail="250 taken")
        with made.store.write() as tx:
            assert move(tx, work, change)
    made.store.close()
    return made.folder / "faxflow.db"


def test_there_are_as_many_distinct_faults_as_the_docs_say() -> None:
    names = {fault.name for fault in IMAP_FAULTS}

    assert len(names) == len(IMAP_FAULTS) >= FEWEST_FAULTS


def test_no_fault_doubles_or_loses_a_verdict_or_a_mail(
    template: Path, dovecot: Dovecot, count: Count
) -> None:
    figures = run_battery(real_watch, IMAP_FAULTS, template, dovecot.port)

    print(f"\nfaxflow: {figures}")
    count("IMAP faults", **_counted(figures))
    assert figures.wrong == []


def test_moving_a_mail_before_committing_it_fails_the_same_battery(
    template: Path, dovecot: Dovecot, count: Count
) -> None:
    at_move = [one for one in IMAP_FAULTS if one.at == "MOVE" and one.mishap.forwarded]

    figures = run_battery(naive_watch, at_move, template, dovecot.port)

    print(f"\nnaive:   {figures}")
    count("naive: IMAP faults in MOVE", **_counted(figures))
    assert figures.lost > 0


def _counted(figures: Figures) -> dict[str, int]:
    """As the table at the end of a full run shows them."""
    return {
        "points": figures.faults,
        "duplicates": figures.twice,
        "losses": figures.lost,
        "limbo": figures.limbo,
    }
