"""Our block in somebody's crontab comes and goes, and no other line changes."""

import pytest

from faxflow.views.schedule.block import find_block, foreign_lines, with_block, without_block

THEIRS = "MAILTO=me\n# faxflow was here once\n0 1 * * * /usr/bin/true\n"


@pytest.mark.parametrize("crontab", ["", THEIRS, "\n\n", "0 1 * * * x\n\n# end\n"])
def test_what_was_there_before_is_there_again_to_the_byte(crontab: str) -> None:
    installed = with_block(crontab, "0 5 * * * faxflow send\n", "")

    assert installed.startswith(crontab)
    assert without_block(installed, "") == crontab


def test_a_newer_block_takes_the_place_of_the_older() -> None:
    older = with_block(THEIRS, "old\n", "") + "0 2 * * * later\n"

    newer = with_block(older, "new\n", "")

    assert newer == with_block(THEIRS, "new\n", "") + "0 2 * * * later\n"


def test_the_block_of_another_instance_stays() -> None:
    both = with_block(with_block("", "one\n", ""), "two\n", "test")

    left = without_block(both, "")

    assert left == with_block("", "two\n", "test")
    assert find_block(left, "").block is None


def test_a_block_that_lost_its_end_takes_no_line_of_others_with_it() -> None:
    broken = with_block("", "mine\n", "").replace("# faxflow end\n", "") + "0 2 * * * theirs\n"

    assert "theirs" in without_block(broken, "")


def test_lines_of_no_block_are_foreign_and_keep_their_numbers() -> None:
    text = with_block(with_block("a\n", "x\n", ""), "y\n", "test") + "b\n"

    assert list(foreign_lines(text)) == [(1, "a"), (8, "b")]
