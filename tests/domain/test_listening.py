"""Time counts as listened to only between passes that came to a good end."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.listening import LONGEST_GAP, LivelyDays, Pass
from faxflow.domain.listening import listened as listened_on

SENT = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def listened(passes: list[Pass], since: datetime) -> timedelta:
    """As if the gateway had spoken every day."""
    days = {since.date() + timedelta(days=n) for n in range(400)}
    return listened_on(passes, since, LivelyDays(days, UTC))


def passes(*minutes: float, bad: tuple[float, ...] = ()) -> list[Pass]:
    return [Pass(SENT + timedelta(minutes=m), good=m not in bad) for m in minutes]


def test_nobody_who_never_looked_has_listened() -> None:
    assert listened([], SENT) == timedelta()


def test_neighbouring_good_passes_cover_the_time_between() -> None:
    heard = listened(passes(30, 60, 120), SENT)

    assert heard == timedelta(minutes=120)


def test_a_bad_pass_covers_neither_the_time_before_nor_after_it() -> None:
    heard = listened(passes(30, 60, 90, 120, bad=(60,)), SENT)

    assert heard == timedelta(minutes=60)


def test_passes_too_far_apart_do_not_cover_the_time_between() -> None:
    gap = LONGEST_GAP.total_seconds() / 60

    just, too_long = listened(passes(gap), SENT), listened(passes(gap + 1), SENT)

    assert (just, too_long) == (LONGEST_GAP, timedelta())


def test_a_night_without_passes_is_left_out() -> None:
    heard = listened(passes(60, 60 + 600, 60 + 660), SENT)

    assert heard == timedelta(minutes=120)


@given(st.lists(st.tuples(st.integers(0, 5000), st.booleans()), max_size=20))
def test_nobody_listens_longer_than_the_clock_runs(seen: list[tuple[int, bool]]) -> None:
    made = [Pass(SENT + timedelta(minutes=m), good) for m, good in sorted(seen)]

    heard = listened(made, SENT)

    assert timedelta() <= heard <= (made[-1].at - SENT if made else timedelta())


def test_time_counts_on_the_days_only_on_which_the_gateway_spoke() -> None:
    chicago = ZoneInfo("America/Chicago")
    all_night = passes(*range(0, 48 * 60 + 1, 60))

    monday = listened_on(all_night, SENT, LivelyDays({date(2026, 11, 23)}, chicago))
    tuesday = listened_on(all_night, SENT, LivelyDays({date(2026, 11, 24)}, chicago))
    neither = listened_on(all_night, SENT, LivelyDays(set(), chicago))

    assert (monday, tuesday, neither) == (timedelta(hours=19), timedelta(hours=24), timedelta())


def test_a_day_that_the_clock_makes_longer_is_counted_by_the_hours_that_passed() -> None:
    chicago = ZoneInfo("America/Chicago")
    eve = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)
    hourly = [Pass(eve + timedelta(hours=n), good=True) for n in range(49)]

    heard = listened_on(hourly, eve, LivelyDays({date(2026, 11, 1)}, chicago))

    assert heard == timedelta(hours=25)
