"""What the demo shows of all time is what one counts by hand."""

from pathlib import Path

import pytest

from faxflow.domain.ids import CaseId
from faxflow.domain.verdict import Reading
from faxflow.store import all_time, mails
from stocked import Stocked
from stocked_faxes import three_days


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    return three_days(tmp_path)


def test_hand_overs_of_all_days_are_counted(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        assert all_time.all_handed_over(tx) == 11


def test_mails_are_counted_once_each(stocked: Stocked) -> None:
    with stocked.store.write() as tx:
        for content in ("a", "b", "b"):
            mails.keep(tx, stocked.run, Reading("<m@x>", content, "bare", ()))

        assert all_time.mails_read(tx) == 2


def test_the_most_telling_cases_come_first(stocked: Stocked) -> None:
    with stocked.store.read() as tx:
        telling = all_time.telling_cases(tx)

    assert telling[:2] == [CaseId(5), CaseId(1)]
    assert len(telling) == 10
