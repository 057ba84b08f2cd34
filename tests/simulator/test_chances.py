"""Real numbers meet troubles by a seed: the same day again, in the shares of a usual one."""

from faxflow.simulator.gateway.chances import Chances, Fate, Troubles

NUMBERS = [f"+1201{exchange}{line:04d}" for exchange in (234, 345) for line in range(500)]


def drawn(troubles: Troubles, *, seed: int = 1, numbers: list[str] = NUMBERS) -> Chances:
    chances = Chances(troubles, seed)
    chances.draw(numbers)
    return chances


def test_a_usual_day_has_its_shares_and_a_bad_one_more() -> None:
    usual, bad = drawn(Troubles.USUAL), drawn(Troubles.BAD)

    shares = [[*one.fates.values()].count(Fate.BUSY_TWICE) for one in (usual, bad)]

    assert shares == [40, 150]
    assert {*usual.fates.values()} == {*bad.fates.values()} == {*Fate}


def test_ten_numbers_meet_every_trouble_and_fewer_need_not() -> None:
    ten, nine = drawn(Troubles.USUAL, numbers=NUMBERS[:10]), NUMBERS[:9]

    assert {*ten.fates.values()} == {*Fate}
    assert not drawn(Troubles.USUAL, numbers=nine).fates


def test_nothing_goes_wrong_where_no_troubles_are_asked_for() -> None:
    quiet = drawn(Troubles.NONE)

    outcomes = {quiet.outcome_of(number, 1) for number in NUMBERS}

    assert not quiet.fates
    assert [one.sent for one in outcomes if one] == [True]


def test_a_seed_repeats_the_day_in_whatever_order_the_numbers_come() -> None:
    again = drawn(Troubles.USUAL, numbers=NUMBERS[::-1] + NUMBERS)
    other = drawn(Troubles.USUAL, seed=2)

    assert again.fates == drawn(Troubles.USUAL).fates
    assert other.fates != again.fates


def test_a_busy_number_is_reached_at_the_third_try_and_a_silent_one_never_answers() -> None:
    chances = drawn(Troubles.USUAL)
    busy = next(number for number, fate in chances.fates.items() if fate is Fate.BUSY_TWICE)
    silent = next(number for number, fate in chances.fates.items() if fate is Fate.SILENT)

    sent = [outcome.sent for tries in (1, 2, 3) if (outcome := chances.outcome_of(busy, tries))]

    assert sent == [False, False, True]
    assert chances.outcome_of(silent, 1) is None
