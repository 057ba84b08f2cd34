"""A row that was corrected leaves the rejected, and is counted under what it became."""

from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ledger import Ledger
from faxflow.domain.settled_reject import Became, settled

COUNTS = st.dictionaries(st.sampled_from(Became), st.integers(0, 99))


@given(COUNTS, st.integers(0, 99))
def test_the_ledger_still_balances(became: dict[Became, int], still: int) -> None:
    rejected = sum(became.values()) + still
    at_first = Ledger(read=rejected + 5, loaded=3, duplicate=2, rejected=rejected)

    now = settled(at_first, became)

    now.check("B-000001")
    assert now.rejected - now.set_aside == still
    assert now.corrected == at_first.rejected - now.rejected


def test_each_row_is_counted_under_what_it_became() -> None:
    at_first = Ledger(read=7, loaded=1, rejected=6)

    now = settled(at_first, dict.fromkeys(Became, 1))

    assert now == Ledger(
        7, loaded=2, updated=1, unchanged=1, duplicate=1, rejected=2, corrected=4, set_aside=1
    )
