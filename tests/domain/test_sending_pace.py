"""The gateway's rate limit, and how a troubled line is slowed down."""

from faxflow.domain.backing_off import given_up, rest_seconds
from faxflow.domain.sending_pace import pace


def test_starts_come_at_even_distances_however_late_one_asks() -> None:
    limit = pace(30, now=100, since_last_seconds=None)

    waits = [limit.wait(100), limit.wait(100), limit.wait(110), limit.wait(110)]

    assert waits == [0, 2, 0, 2]


def test_a_run_waits_for_what_is_left_of_the_last_ones_distance() -> None:
    first = [pace(30, now=0, since_last_seconds=ago).wait(0) for ago in (0.5, 2, 3600)]

    assert first == [1.5, 0, 0]


def test_a_clock_that_was_set_back_costs_one_distance_at_the_most() -> None:
    wait = pace(30, now=0, since_last_seconds=-3600).wait(0)

    assert wait == 2


def test_without_a_limit_nothing_waits() -> None:
    limit = pace(None, now=0, since_last_seconds=0)

    assert [limit.wait(0) for _ in range(3)] == [0, 0, 0]


def test_rests_grow_until_the_line_is_given_up() -> None:
    rests = [rest_seconds(times) for times in range(5) if not given_up(times)]

    assert rests == [0, 2, 4, 8]
