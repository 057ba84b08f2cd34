"""A run that would send far more than usual sends nothing until a person lets it go."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import Office, staged
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId
from faxflow.errors import UnusualVolume
from faxflow.steps.hold_batch import hold_batch, release_batch
from faxflow.steps.load import load
from faxflow.steps.plan_sending import plan_sending
from faxflow.steps.send import send
from faxflow.store import events

TASKS = "SELECT kind, title, closed_at IS NULL FROM tasks WHERE kind = 'release-run'"


@pytest.fixture
def careful(make_office: Callable[..., Office]) -> Office:
    """An office that lets no more than ten faxes a day go while it knows nothing."""
    office = make_office()
    pacing = office.config.pacing.model_copy(update={"most_without_history": 10, "usual_margin": 5})
    office.config = office.config.model_copy(update={"pacing": pacing})
    return office


def bring(office: Office, count: int) -> BatchId:
    """A report with so many new rows, loaded."""
    first = 1 + int(str(office.rows("SELECT count(*) FROM batch_rows")[0][0]))
    lines = range(first, first + count)
    batch_id = office.stage(*(staged(n, number=f"+1555201{n:04d}") for n in lines))
    load(office.work())
    return batch_id


def mondays(office: Office, count: int, faxes: int) -> None:
    """So many Mondays with so many faxes each."""
    for _ in range(count):
        bring(office, faxes)
        office.send()
        office.clock.forward(days=7)


def test_without_a_history_the_ceiling_stops_the_run_and_nothing_is_sent(careful: Office) -> None:
    bring(careful, 11)

    for _ in range(2):
        with pytest.raises(UnusualVolume, match=r"11 faxes.*no history of a Monday"):
            careful.send()

    assert careful.gateway.taken == []
    assert careful.rows("SELECT count(*) FROM attempts") == [(0,)]
    ((kind, title, is_open),) = careful.rows(TASKS)
    assert (kind, is_open) == ("release-run", 1)
    assert "B-000001: 11" in str(title)
    assert "`faxflow send --yes`" in str(title)


def test_far_more_than_the_same_weekdays_had_stops_the_run(careful: Office) -> None:
    mondays(careful, 3, 8)
    bring(careful, 22)  # twice eight and five are no surprise

    with pytest.raises(UnusualVolume, match="usual for a Monday are 8, and more than 21 wait"):
        careful.send()

    assert len(careful.gateway.taken) == 24


def test_one_flood_among_the_weeks_does_not_make_floods_usual(careful: Office) -> None:
    mondays(careful, 3, 8)
    bring(careful, 60)
    send(careful.work("send"), careful.tools(), let_go=True)
    careful.clock.forward(days=7)
    bring(careful, 22)

    with pytest.raises(UnusualVolume, match="usual for a Monday are 8"):
        careful.send()


def test_another_weekday_has_its_own_usual(careful: Office) -> None:
    mondays(careful, 3, 8)
    careful.clock.forward(days=1)
    bring(careful, 11)

    with pytest.raises(UnusualVolume, match="usual for a Tuesday are 0, and more than 5 wait"):
        careful.send()


def test_many_small_runs_of_a_day_count_together(careful: Office) -> None:
    for _ in range(2):
        bring(careful, 5)
        careful.send()
    bring(careful, 1)

    with pytest.raises(UnusualVolume, match="11 faxes"):
        careful.send()


def test_what_a_person_let_go_is_sent_and_counts_no_more_that_day(careful: Office) -> None:
    bring(careful, 30)
    with pytest.raises(UnusualVolume):
        careful.send()

    send(careful.work("send"), careful.tools(), let_go=True)
    bring(careful, 5)
    careful.send()

    assert len(careful.gateway.taken) == 35
    assert [closed for *_, closed in careful.rows(TASKS)] == [0]


def test_a_released_batch_goes_and_the_rest_is_counted_without_it(careful: Office) -> None:
    flood = bring(careful, 30)

    release_batch(careful.work(), flood)
    careful.send()
    bring(careful, 11)

    assert len(careful.gateway.taken) == 30
    with pytest.raises(UnusualVolume, match="11 faxes"):
        careful.send()


def test_a_held_batch_waits_and_the_others_go(careful: Office) -> None:
    flood = bring(careful, 30)
    bring(careful, 4)

    held = hold_batch(careful.work(), flood)
    careful.send()

    assert (held, len(careful.gateway.taken)) == (30, 4)
    told = careful.rows("SELECT kind, title FROM tasks WHERE closed_at IS NULL AND batch_id = 1")
    assert told == [
        ("release-held", "B-000001 is held (30 cases): `faxflow batch release B-000001`")
    ]


def test_releasing_a_batch_leaves_held_what_was_held_for_another_reason(careful: Office) -> None:
    bad = replace(staged(2, number="+12025550117"), number_valid=False)
    batch_id = careful.stage(staged(1, number="+15552010001"), bad)
    load(careful.work())
    hold_batch(careful.work(), batch_id)

    released = release_batch(careful.work(), batch_id)

    assert released == 1
    assert (careful.state(1), careful.state(2)) == (State.READY, State.HELD)


def test_a_dry_run_says_so_and_opens_no_task(careful: Office) -> None:
    bring(careful, 11)

    with pytest.raises(UnusualVolume):
        plan_sending(careful.work(), careful.tools())

    assert careful.rows(TASKS) == []


def test_the_practices_own_midnight_begins_the_day(careful: Office) -> None:
    careful.clock.at = careful.clock.at.replace(hour=5, minute=50)  # 23:50 on Sunday in Chicago
    bring(careful, 10)
    careful.send()

    careful.clock.forward(minutes=20)
    bring(careful, 10)
    careful.send()

    assert len(careful.gateway.taken) == 20


def test_history_tells_of_holds_and_releases_in_a_chain_that_holds(careful: Office) -> None:
    flood = bring(careful, 11)
    hold_batch(careful.work(), flood)
    release_batch(careful.work(), flood)

    with careful.store.read() as tx:
        told = [event["cause"] for event in events.history(tx, "B-000001")]
        count = events.verify(tx)

    assert told[-2:] == ["held by a person", "let go by a person"]
    assert count > 30
