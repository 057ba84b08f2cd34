"""A ledger balances, or says by how much it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ledger import Ledger
from faxflow.errors import LedgerUnbalanced

counts = st.tuples(*[st.integers(0, 1000)] * 5)


@given(counts)
def test_rows_that_are_all_accounted_for_balance(parts: tuple[int, ...]) -> None:
    ledger = Ledger(sum(parts), *parts)

    ledger.check("B-000001")

    assert ledger.accounted() == ledger.read


@given(counts, st.integers(-3, 3).filter(bool))
def test_a_row_too_many_or_too_few_never_passes(parts: tuple[int, ...], error: int) -> None:
    ledger = Ledger(sum(parts) + error, *parts)

    with pytest.raises(LedgerUnbalanced):
        ledger.check("B-000001")


def test_what_is_wrong_is_said_in_numbers() -> None:
    with pytest.raises(LedgerUnbalanced, match="B-000012: 7 rows read, but 6 accounted for"):
        Ledger(read=7, loaded=4, rejected=2).check("B-000012")
