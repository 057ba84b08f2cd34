"""A report of a day on which hundreds were sent again says so in a line, and the sums stay."""

from faxflow.domain.ledger import Ledger
from faxflow.views.folded_ledgers import folded

MORNING = Ledger(657, loaded=650, duplicate=3, rejected=4)
ONE = Ledger(1, loaded=1)


def test_two_hundred_faxes_that_were_sent_again_are_one_line() -> None:
    ledgers = {"B-000001": MORNING, **{f"B-{n:06}": ONE for n in range(2, 202)}}

    told = folded(ledgers)

    every = "200 batches of one fax, B-000002 to B-000201"
    assert told == {"B-000001": MORNING, every: Ledger(200, loaded=200)}


def test_a_few_are_told_one_by_one() -> None:
    ledgers = {"B-000001": MORNING, **{f"B-{n:06}": ONE for n in range(2, 5)}}

    assert folded(ledgers) == ledgers


def test_one_that_is_rejected_is_never_among_them() -> None:
    ledgers = {f"B-{n:06}": ONE for n in range(1, 6)} | {"B-000009": Ledger(1, rejected=1)}

    assert folded(ledgers)["B-000009"] == Ledger(1, rejected=1)
