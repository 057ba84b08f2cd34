"""Verdicts of one fax lead to the same end in every order, however often each one comes."""

from itertools import permutations

import pytest

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind

SETS = {
    "a success among reports on the way": (
        ("accepted", 1), ("delayed", 1), ("delivered", 1), ("delivered", 1),
    ),
    "a failure, told twice, among reports on the way": (
        ("accepted", 1), ("failed", 1), ("delayed", 1), ("failed", 1),
    ),
    "a failure that was none": (("accepted", 1), ("failed", 1), ("delivered", 1)),
}  # fmt: skip
ENDS = dict(zip(SETS, (State.DELIVERED, State.WAITING, State.DELIVERED), strict=True))
ORDERS = {
    f"{name}, order {n}": (name, order)
    for name, said in SETS.items()
    for n, order in enumerate(sorted(set(permutations(said))), start=1)
}


def verdict(kind: str, attempt: int) -> Verdict:
    reason = Reason.BUSY if kind in {"failed", "delayed"} else None
    return Verdict(VerdictKind(kind), reason=reason, reference=reference(1, attempt))


@pytest.mark.parametrize(("name", "order"), ORDERS.values(), ids=ORDERS)
def test_every_order_of_the_same_verdicts_leads_to_the_same_end(
    office: Office, name: str, order: tuple[tuple[str, int], ...]
) -> None:
    office.load_cases(1)
    office.send()

    for kind, attempt in order:
        office.hear(verdict(kind, attempt))

    assert office.state(1) is ENDS[name]
    assert len(office.gateway.taken) == 1
