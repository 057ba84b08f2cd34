"""Which faxes go: one call at a time to a number, urgent first, none in quiet hours."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.handover import Unclear
from faxflow.domain.verdict import Verdict, VerdictKind

PHARMACY = "+12025550117"
CALL = timedelta(minutes=4)
"""From the final dot to the gateway's mail that the fax has arrived."""


def delivered(case_id: int, *, echoes: bool) -> Verdict:
    named = reference(case_id) if echoes else None
    return Verdict(VerdictKind.DELIVERED, None if echoes else PHARMACY, reference=named)


def hours_for_forty(office: Office, *, echoes: bool, confirms: bool) -> float:
    """Hours until forty faxes to one number are out; `send` and `watch-bounces` every 5 minutes."""
    office.load_cases(40, number=PHARMACY)
    began, submitted = office.clock.at, dict[int, datetime]()

    def takes_a_while() -> None:
        office.clock.forward(seconds=20)
        submitted[len(submitted) + 1] = office.clock.at

    office.gateway.before_finish = takes_a_while
    for turn in range(2000):
        office.clock.at = began + timedelta(minutes=5 * turn)
        known = [n for n, at in submitted.items() if at + CALL <= office.clock.at]
        if confirms and known:
            office.hear(*(delivered(n, echoes=echoes) for n in known[-1:]))
        office.send()
        if len(submitted) == 40:
            break
    return (office.clock.at - began) / timedelta(hours=1)


@pytest.mark.parametrize(
    ("echoes", "confirms", "most"), [(True, False, 7), (True, True, 4), (False, True, 4)]
)
def test_forty_faxes_to_one_pharmacy_go_out_within_hours(
    make_office: Callable[..., Office], echoes: bool, confirms: bool, most: float
) -> None:
    office = make_office(echoes_reference=echoes, line_busy_minutes=5, verdict_within_minutes=90)

    hours = hours_for_forty(office, echoes=echoes, confirms=confirms)

    print(f"forty faxes, echoes={echoes}, confirms={confirms}: {hours:.1f} h")
    assert hours <= most
    assert len({fax.reference.case_id for fax in office.gateway.taken}) == 40


def test_one_run_never_sends_two_faxes_to_one_number(office: Office) -> None:
    office.load_cases(3, number=PHARMACY)

    sent = office.send()

    assert (len(office.gateway.taken), sent.spaced) == (1, 2)


def test_the_next_fax_to_a_number_goes_once_the_earlier_has_its_verdict(office: Office) -> None:
    office.load_cases(2, number=PHARMACY)
    office.send()
    waiting = office.send().spaced

    office.hear(delivered(1, echoes=True))
    office.send()

    assert (waiting, len(office.gateway.taken)) == (1, 2)


@pytest.mark.parametrize(("echoes", "minutes"), [(True, 5), (False, 90)])
def test_without_a_verdict_it_goes_once_no_failure_can_be_about_the_earlier(
    make_office: Callable[..., Office], echoes: bool, minutes: int
) -> None:
    office = make_office(echoes_reference=echoes, line_busy_minutes=5, verdict_within_minutes=90)
    office.load_cases(2, number=PHARMACY)
    office.send()
    office.clock.forward(minutes=minutes - 1)

    within, taken = office.send(), len(office.gateway.taken)
    office.clock.forward(minutes=1)
    office.send()

    assert (within.spaced, taken, len(office.gateway.taken)) == (1, 1, 2)


def test_a_doubt_keeps_its_number_waiting_as_a_fax_on_its_way_does(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(echoes_reference=False, verdict_within_minutes=90)
    office.load_cases(2, number=PHARMACY)
    office.gateway.finishes = [Unclear("no answer")]
    office.send()
    office.clock.forward(minutes=89)

    within, taken = office.send(), len(office.gateway.taken)
    office.clock.forward(minutes=2)
    office.send()

    assert office.state(1) is State.IN_DOUBT
    assert (within.spaced, taken) == (1, 0)
    assert [str(fax.reference) for fax in office.gateway.taken] == ["FX-000002-A1"]


def test_a_long_letter_keeps_the_line_longer(office: Office) -> None:
    office.load_cases(2, number=PHARMACY)
    office.send()
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET letter_pages = 30 WHERE id = 1")
    office.clock.forward(minutes=29)

    within = office.send()
    office.clock.forward(minutes=1)
    office.send()

    assert (within.spaced, len(office.gateway.taken)) == (1, 2)


def test_an_urgent_fax_goes_before_the_others_to_its_number(office: Office) -> None:
    office.load_cases(3, number=PHARMACY)
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET priority = 1 WHERE id = 3")

    office.send()

    assert [fax.reference.case_id for fax in office.gateway.taken] == [3]


def test_quiet_hours_are_the_recipients(make_office: Callable[..., Office]) -> None:
    office = make_office(quiet_hours="20:00-07:00")
    office.load_cases(1, number="+14155550123")  # San Francisco
    office.clock.at = datetime(2026, 11, 23, 14, 59, tzinfo=UTC)  # 06:59 there, 08:59 in Chicago

    quiet, taken = office.send().quiet, len(office.gateway.taken)
    office.clock.forward(minutes=1)
    office.send()

    assert (quiet, taken, len(office.gateway.taken)) == (1, 0, 1)


@pytest.mark.parametrize(("own", "goes"), [("none", 1), ("13:00-15:00", 1), ("05:00-08:00", 0)])
def test_a_fax_may_have_quiet_hours_of_its_own(
    make_office: Callable[..., Office], own: str, goes: int
) -> None:
    office = make_office(quiet_hours="04:00-09:00")  # it is 05:00 in Chicago
    office.load_cases(1, number="+13125550123")
    with office.store.write() as tx:
        tx.execute("UPDATE cases SET quiet_hours = :own", {"own": own})

    office.send()

    assert len(office.gateway.taken) == goes


def test_quiet_hours_that_begin_in_the_course_of_a_long_run_end_it(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(quiet_hours="20:00-07:00")
    office.load_cases(3)
    office.clock.at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # 19:00 in Chicago
    office.gateway.before_finish = lambda: office.clock.forward(hours=2)

    office.send()

    assert len(office.gateway.taken) == 1
    assert [office.state(2), office.state(3)] == [State.READY, State.READY]
