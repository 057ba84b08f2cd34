"""Tables of figures whose sums can be checked by eye."""

from faxflow.views.sums import sums


def test_rows_and_columns_have_their_sums() -> None:
    lines = sums(["here", "there"], [("apples", [1, 20]), ("pears", [3, 0])], indent=0)

    assert lines == [
        "        here  there  in all",
        "apples     1     20      21",
        "pears      3      0       3",
        "───────────────────────────",
        "all        4     20      24",
    ]


def test_a_column_without_a_figure_is_left_out() -> None:
    lines = sums(["here", "nowhere"], [("apples", [1, 0])], indent=0)

    assert "nowhere" not in lines[0]
