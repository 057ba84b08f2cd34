"""A letter that the gateway would refuse waits for a person, and reaches no server."""

from collections.abc import Callable

import pytest

from conftest import Office
from faxflow.domain.delivery import State
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.draw_letters import draw_letters
from making import work_with


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


def test_a_fax_whose_letter_was_too_long_for_its_former_number_is_not_held_for_it(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(max_pages=1)
    office.load_cases(2)
    draw_letters(office.work(), office.tools().drawing)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET letter_pages = 2 WHERE id = 2")

    def corrected() -> None:
        office.gateway.before_finish = lambda: None
        with office.beside() as store:
            work = work_with(store, office.new_run(store), office.config)
            correct_case(work, "FX-000002", Correction("+15552010077", "mistyped"))

    office.gateway.before_finish = corrected
    office.send()

    assert office.state(2) is State.READY


def test_a_letter_within_the_limits_goes(make_office: Callable[..., Office]) -> None:
    office = make_office(max_megabytes=1, max_pages=2)
    office.engine.pages = 2
    office.load_cases(1)

    office.send()

    assert office.state(1) is State.SENT
