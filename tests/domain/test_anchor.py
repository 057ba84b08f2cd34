"""An anchor is one line that a person can type back, and a mistake in it shows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.anchor import Anchor, Mistyped, anchors_in

ANCHOR = Anchor(
    production=True,
    store="7c1e09ab",
    generation=2,
    events=1_234_567,
    at=datetime(2026, 11, 23, 12, 0, 5, tzinfo=UTC),
    head="0123456789abcdef" * 2,
)
LINE = ANCHOR.written()

anchors = st.builds(
    Anchor,
    production=st.booleans(),
    store=st.text("0123456789abcdef", min_size=8, max_size=8),
    generation=st.integers(1, 999),
    events=st.integers(0, 10**12),
    at=st.datetimes(datetime(2000, 1, 1), datetime(2999, 1, 1)).map(  # noqa: DTZ001
        lambda at: at.replace(microsecond=0, tzinfo=UTC)
    ),
    head=st.text("0123456789abcdef", min_size=32, max_size=32),
)


@given(anchors)
def test_every_anchor_is_read_back_as_it_was_written(anchor: Anchor) -> None:
    assert list(anchors_in(f"noise {anchor.written()} noise")) == [anchor]


def test_an_anchor_fits_on_a_line_of_paper() -> None:
    assert len(LINE) <= 110
    assert LINE.isascii()


@pytest.mark.parametrize(
    "typed",
    [
        LINE.upper(),
        LINE.replace("0", "O").replace("1", "l"),
        LINE.replace("-0123", " 0123"),
        LINE.replace(" ", "\n    "),
        f"> {LINE}\nregards",
    ],
    ids=["capitals", "look-alikes", "blanks", "wrapped", "in a mail"],
)
def test_what_people_and_mails_do_to_a_line_does_no_harm(typed: str) -> None:
    assert list(anchors_in(typed)) == [ANCHOR]


@pytest.mark.parametrize("place", range(LINE.index("P "), len(LINE)))
def test_a_changed_sign_is_never_taken_for_the_same_anchor(place: int) -> None:
    if LINE[place] in " -":
        return
    other = {"P": "R", "G": "6", "N": "M", "T": "7", "Z": "2"}.get(LINE[place], "")
    other = other or ("3" if LINE[place] != "3" else "4")
    typed = f"{LINE[:place]}{other}{LINE[place + 1 :]}"

    assert ANCHOR not in anchors_in(typed)
    assert all(isinstance(one, Mistyped) for one in anchors_in(typed))


def test_several_are_found_in_one_text_and_none_in_another() -> None:
    assert list(anchors_in(f"{LINE}\nand\n{LINE}")) == [ANCHOR, ANCHOR]
    assert list(anchors_in("faxflow-anchor P 7c1e09ab")) == []
