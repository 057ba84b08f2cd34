"""The arithmetic of a fax call agrees with what was measured and with T.30."""

import pytest

from faxflow.domain.fax_line import (
    AFTER_PAGE_SECONDS,
    HANG_UP_SECONDS,
    SETUP_SECONDS,
    Coding,
    line_time,
    page_seconds,
    picture_seconds,
)


@pytest.mark.parametrize(
    ("size", "rate", "seconds"),
    [(1_800, 14_400, 1.0), (1_200, 9_600, 1.0), (17_000, 14_400, 9.8), (45_000, 14_400, 26.0)],
)
def test_bytes_become_seconds(size: int, rate: int, seconds: float) -> None:
    # The last two were measured on a letter of one page, in whole kilobytes.
    assert picture_seconds(size, rate) == pytest.approx(seconds, rel=0.04)


def test_the_handshake_takes_what_t30_lets_it() -> None:
    assert 12 < SETUP_SECONDS < 16
    assert 14 < SETUP_SECONDS + HANG_UP_SECONDS < 20
    assert 2 < AFTER_PAGE_SECONDS < 3


def test_error_correction_adds_frames_and_asks_once_a_block() -> None:
    one_block = page_seconds(60_000, Coding.MMR, 14_400)
    two_blocks = page_seconds(70_000, Coding.MMR, 14_400)

    bare = picture_seconds(10_000, 14_400)
    assert one_block == pytest.approx(picture_seconds(60_000, 14_400) * 1.044 + 2.8, abs=0.2)
    assert two_blocks - one_block == pytest.approx(bare * 1.044 + 2.8, abs=0.2)


def test_the_whole_is_its_parts() -> None:
    time = line_time([17_000, 9_000], Coding.MMR, 14_400)

    assert time.total == pytest.approx(time.overhead + sum(time.pages))
    assert time.pages[0] == page_seconds(17_000, Coding.MMR, 14_400)


def test_a_slower_line_takes_longer_by_its_speed_alone() -> None:
    fast, slow = (line_time([30_000], Coding.MH, rate) for rate in (14_400, 9_600))

    extra = picture_seconds(30_000, 9_600) - picture_seconds(30_000, 14_400)
    assert slow.total - fast.total == pytest.approx(extra)
