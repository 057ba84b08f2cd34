"""Text read at once gives what reading it line by line gives, or is left to the slower reader."""

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faxflow.frames import delimited
from faxflow.frames.delimited import DelimitedText
from faxflow.frames.table import Body
from faxflow.frames.well_formed import well_formed_body

PIECES = ["a", "b", ",", ",", "\n", "\n", '"', '""', '"x, y"', " ", "\x0b", "é", "\x1c", '\n""\n']


def slow(text: str, above: int, width: int) -> Body:
    with patch.object(delimited, "well_formed_body", return_value=None):
        return DelimitedText(text, ",").body(above, width)


def told(body: Body) -> tuple[object, object]:
    return body.rows.rows(), body.odd


@settings(max_examples=600, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=40),
    above=st.integers(0, 2),
    width=st.integers(1, 4),
)
@example(["a", '""', "\n", "\x1c"], 1, 2)
def test_it_reads_what_the_slow_reader_reads(pieces: list[str], above: int, width: int) -> None:
    text = "".join(pieces)

    body = well_formed_body(text, ",", above, width)

    assert body is None or told(body) == told(slow(text, above, width))


@pytest.mark.parametrize(
    "text",
    [
        'h,i\n"Roe, Ann",2\n\n,\nTotal: 1\n3,4,\n5,6,7\n',
        'h,i\n"",""\n1,"2"\n',
        "h,i\n1,2\n   \n3,4",
    ],
)
def test_it_reads_usual_reports(text: str) -> None:
    body = well_formed_body(text, ",", 1, 2)

    assert body is not None
    assert told(body) == told(slow(text, 1, 2))


@pytest.mark.parametrize(
    "text",
    [
        'h,i\n"a\nb",2\n',
        'h,i\n1,5"\n',
        'h,i\n1,"2" x\n',
        'h,i\n1,""2""\n',
        'h,i\n""\n1,2\n',
        "h,i\n1,2,3,4\n",
        '"h\n1","i\n2"\n3,4\n',
    ],
)
def test_it_leaves_odd_ones_to_the_slow_reader(text: str) -> None:
    assert well_formed_body(text, ",", 1, 2) is None
