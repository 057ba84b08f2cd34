"""A corrected row meets the others of its report by identity and content alone."""

from faxflow.domain.row_beside import RowBeside, in_its_way, its_equal

OWN = RowBeside(4, "key", "content", rejected=True)
SAME = RowBeside(2, "key", "content", rejected=False)
OTHER = RowBeside(3, "key", "other", rejected=False)
OPEN = RowBeside(1, "key", "other", rejected=True)
STRANGER = RowBeside(5, "another", "other", rejected=False)


def test_a_row_that_says_something_else_of_the_same_fax_is_in_its_way() -> None:
    assert in_its_way(OWN, [OWN, SAME, STRANGER]) is None
    assert in_its_way(OWN, [OPEN, OTHER]) == OTHER
    assert in_its_way(OWN, [OPEN]) == OPEN


def test_only_a_row_that_is_a_fax_is_its_equal() -> None:
    open_one = RowBeside(2, "key", "content", rejected=True)

    assert its_equal(OWN, [OWN, open_one, OTHER, STRANGER]) is None
    assert its_equal(OWN, [SAME]) == SAME
