"""A letter that the gateway would refuse waits for a person, and reaches no server."""

from collections.abc import Callable

import pytest

from conftest import Office
from faxflow.domain.delivery import State


@pytest.mark.parametrize("limit", [{"max_megabytes": 0.000001}, {"max_pages": 1}])
def test_a_letter_beyond_a_limit_is_held_before_it_is_offered(
    make_office: Callable[..., Office], limit: dict[str, float]
) -> None:
    office = make_office(**limit)
    office.engine.pages = 2
    office.load_cases(1)

    office.send()

    assert office.state(1) is State.HELD
    assert office.rows("SELECT count(*) FROM attempts") == [(0,)]
    assert office.gateway.taken == []
    detail = office.rows("SELECT detail FROM events ORDER BY id DESC LIMIT 1")[0][0]
    assert str(detail).startswith("its letter has ")


def test_a_letter_within_the_limits_goes(make_office: Callable[..., Office]) -> None:
    office = make_office(max_megabytes=1, max_pages=2)
    office.engine.pages = 2
    office.load_cases(1)

    office.send()

    assert office.state(1) is State.SENT
