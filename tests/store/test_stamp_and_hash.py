"""Moments as text keep their order; hashes tell the same from the other, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.stamp import from_stamp, from_stamp_or_none, to_stamp

zones = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=zones,
)
words = st.text(max_size=8)


@given(moments, moments)
def test_the_order_of_texts_is_the_order_of_moments(one: datetime, two: datetime) -> None:
    assert (to_stamp(one) <= to_stamp(two)) or one > two


@given(moments)
def test_a_moment_reads_back_to_the_millisecond_in_utc(moment: datetime) -> None:
    back = from_stamp(to_stamp(moment))

    assert back.tzinfo == UTC
    assert timedelta() <= moment - back < timedelta(milliseconds=1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_stamp(datetime(2026, 11, 23))  # noqa: DTZ001


def test_no_moment_reads_as_none() -> None:
    assert from_stamp_or_none(None) is None


@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_two_lists_of_parts_share_a_hash_only_where_they_are_equal(
    one: list[str], two: list[str]
) -> None:
    assert (keyed_hash(b"key", *one) == keyed_hash(b"key", *two)) == (one == two)


def test_words_that_run_together_do_not_collide() -> None:
    assert keyed_hash(b"key", "ab", "c") != keyed_hash(b"key", "a", "bc")
    assert keyed_hash(b"key", "1:a") != keyed_hash(b"key", "a")


def test_another_key_gives_another_hash() -> None:
    assert keyed_hash(b"key", "MRN-1") != keyed_hash(b"yek", "MRN-1")
    assert "MRN-1" not in keyed_hash(b"key", "MRN-1")
