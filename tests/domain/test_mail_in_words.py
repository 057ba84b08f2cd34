"""What came of a mail is told in words, and what waits for a person never as settled."""

import pytest

from faxflow.domain.mail_in_words import came_of_it, said
from faxflow.domain.verdict_effect import ASKS_PERSON, Keep
from faxflow.domain.verdict_match import Unmatched


@pytest.mark.parametrize("outcome", [*Keep, *Unmatched, "applied"])
def test_every_outcome_has_its_words(outcome: str) -> None:
    assert came_of_it(outcome) != outcome


@pytest.mark.parametrize("outcome", sorted(ASKS_PERSON))
def test_what_a_person_must_judge_is_not_said_to_change_nothing(outcome: str) -> None:
    assert "changes nothing" not in said("failed", outcome)
