"""The rehearsal's day of referrals: the same each time, and with all that a day can bring."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from faxflow.domain.referrals.fields import Field
from faxflow.simulator.referrals.day import Day, plan_day
from faxflow.simulator.referrals.mails import Attached
from faxflow.simulator.referrals.requests import Request
from faxflow.simulator.referrals.truth import Becomes, Kin, Meant

_OPENS = datetime(2026, 11, 19, 14, tzinfo=UTC)
_ZONE = ZoneInfo("America/Chicago")


@cache
def _day(seed: int = 1, count: int = 20) -> Day:
    return plan_day(_OPENS, _ZONE, count=count, seed=seed, scan=_drawn_at_once)


def _drawn_at_once(request: Request, random: Random) -> Attached:
    """A real one takes a second."""
    return Attached("fax.tif", "image/tiff", f"{request[Field.SURNAME]}{random.random()}".encode())


def test_the_same_seed_gives_the_same_day_to_the_byte() -> None:
    first = _day()

    second = _day.__wrapped__()

    assert first == second


def test_as_many_pieces_become_referrals_as_were_asked_for() -> None:
    days = [_day(count=count) for count in (20, 21, 33)]

    referrals = [sum(m.becomes is Becomes.REFERRAL for m in day.meant) for day in days]

    assert referrals == [20, 21, 33]


def test_each_kind_of_trouble_is_in_a_small_day() -> None:
    meant = list(_day().meant)

    kinds = {one.kin for one in meant} | {one.becomes for one in meant}

    assert kinds >= {*Kin, *Becomes}
    assert any(one.unreadable for one in meant)
    assert any(one.answers.keys() == {Field.DATE_OF_BIRTH} for one in meant)


def test_what_has_to_do_with_an_earlier_request_comes_after_it() -> None:
    came = {meant.key: piece.at for piece in _day().pieces for meant in piece.meant}

    late = [(came[one.like], came[one.key]) for one in _day().meant if one.like]

    assert late
    assert all(first < second for first, second in late)


def test_no_two_strangers_share_a_name_a_birthday_or_a_phone() -> None:
    strangers = [one for one in _day(count=33).meant if _is_whole(one)]

    for field in (Field.DATE_OF_BIRTH, Field.PHONE):
        counted = Counter(one.fields[field] for one in strangers)

        assert counted.most_common(1)[0][1] == 1


def _is_whole(one: Meant) -> bool:
    known = {Field.DATE_OF_BIRTH, Field.PHONE} <= one.fields.keys()
    return one.becomes is Becomes.REFERRAL and one.kin is None and known
