"""Each cause that holds a fax has a word by which such faxes are picked."""

from faxflow.domain.delivery import RULES, State
from faxflow.domain.held_for import CAUSES, HeldFor


def test_every_cause_that_may_hold_a_fax_has_its_word() -> None:
    holding = {cause for (_, cause), targets in RULES.items() if State.HELD in targets}

    assert set(CAUSES.values()) == holding
    assert set(CAUSES) == set(HeldFor)
