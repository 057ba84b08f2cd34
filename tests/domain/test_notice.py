"""A notice counts, names ids, and stays short enough to be read."""

from faxflow.domain.notice import MOST_LINES, compose
from faxflow.domain.task import TaskKind

PRACTICE = "Hilltop Family Practice"
FAILED = (TaskKind.MEND_FAX, "FX-000001 failed (busy): check the number with the office")
DOUBT = (TaskKind.RESOLVE_DOUBT, "FX-000002 may or may not have gone out")


def test_a_notice_counts_by_kind_the_most_frequent_first() -> None:
    notice = compose([DOUBT, FAILED, FAILED], practice=PRACTICE)

    assert notice.subject == "faxflow: 3 to mend (2 mend-fax, 1 resolve-doubt)"


def test_a_notice_names_each_thing_and_says_where_to_look() -> None:
    notice = compose([DOUBT, FAILED], practice=PRACTICE)

    assert notice.body.splitlines() == [
        f"faxflow at {PRACTICE} needs a person for 2 things (1 resolve-doubt, 1 mend-fax):",
        "",
        f"- {DOUBT[1]}",
        f"- {FAILED[1]}",
        "",
        "See all that is open: faxflow report",
    ]


def test_one_thing_is_told_as_one() -> None:
    notice = compose([FAILED], practice=PRACTICE)

    assert "needs a person for 1 thing (1 mend-fax):" in notice.body


def test_a_morning_on_which_everything_fails_still_makes_a_short_mail() -> None:
    notice = compose([FAILED] * 650, practice=PRACTICE)

    assert notice.subject == "faxflow: 650 to mend (650 mend-fax)"
    assert notice.body.count("- FX-") == MOST_LINES
    assert f"- and {650 - MOST_LINES} more" in notice.body


def test_exactly_as_many_as_fit_are_not_followed_by_more() -> None:
    notice = compose([FAILED] * MOST_LINES, practice=PRACTICE)

    assert "more" not in notice.body
