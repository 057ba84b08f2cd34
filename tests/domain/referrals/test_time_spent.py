"""Where the time went follows from the history, and adds up exactly to the age."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from staying import HOURS, MINUTE, MOVES, TO_ELIGIBILITY, TO_WAITING, any_history, at, history

from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.time_spent import Spent, age, time_spent

S = Stage


def test_the_time_spent_is_told_by_the_wall_and_by_the_office() -> None:
    stays = history(TO_ELIGIBILITY, TO_WAITING, (S.ELIGIBILITY, "Tue 09:00"))

    found = time_spent(stays, STAGES, HOURS, at("Wed 08:00"))

    hours = timedelta(hours=1)
    assert found == {
        S.ELIGIBILITY: Spent((3 + 23) * hours, (3 + 7) * hours),  # 3 h Mon; Tue 9:00 to Wed 8:00
        S.WAITING_ON_OFFICE: Spent(22 * hours, (5 + 1) * hours),  # Mon 11:00 to Tue 9:00
    }


def test_a_referral_grows_no_older_once_it_is_final() -> None:
    stays = history(TO_ELIGIBILITY, (S.CLOSED, "Mon 10:00"))

    found = time_spent(stays, STAGES, HOURS, at("Wed 08:00"))

    assert found[S.CLOSED] == Spent()
    assert age(stays, STAGES, at("Wed 08:00")) == timedelta(hours=2)


@settings(max_examples=100, deadline=None)
@given(MOVES, st.integers(0, 5_000))
def test_what_the_stages_took_adds_up_exactly_to_the_age(
    moves: list[tuple[Stage, int]], minutes: int
) -> None:
    stays = any_history(moves)
    now = stays[-1].entered_at + minutes * MINUTE

    found: Mapping[Stage, Spent] = time_spent(stays, STAGES, HOURS, now)

    total = sum(found.values(), Spent())
    assert total.wall == age(stays, STAGES, now)
    assert total.open == HOURS.worked(stays[0].entered_at, stays[0].entered_at + total.wall)
