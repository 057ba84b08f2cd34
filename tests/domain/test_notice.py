"""A notice counts, names ids, says what to do, and stays short enough to be read."""

import pytest

from faxflow.domain.case_task import MENDED_AT
from faxflow.domain.ids import TaskId
from faxflow.domain.notice import HELP, MOST_LINES, Letterhead, NoticeText, compose
from faxflow.domain.task import TaskKind
from faxflow.domain.trouble import OpenTask, ToTell, Trouble
from making import MORNING

HEAD = Letterhead("Hilltop Family Practice", "2026-11-23 05:00 CST")
FAILED = OpenTask(
    TaskId(7), TaskKind.MEND_FAX, "FX-000001 failed (busy): check the number with the office"
)
DOUBT = OpenTask(TaskId(8), TaskKind.RESOLVE_DOUBT, "FX-000002 may or may not have gone out")
OF_REFERRALS = {
    TaskKind.STAGE_WORK,
    TaskKind.COMPLETE_INTAKE,
    TaskKind.REVIEW_ARRIVAL,
    TaskKind.REVIEW_DUPLICATE,
    TaskKind.ANSWER_OFFICE,
}
FAX_DESKS = [kind for kind in TaskKind if kind not in OF_REFERRALS]
"""The kinds that the fax desk's notices tell of."""

HALTS = (TaskKind.MEND_ACCOUNT, TaskKind.RELEASE_RUN, TaskKind.RECONCILE)
OVER = Trouble(1, TaskKind.MEND_ACCOUNT, MORNING)


def told(*new: OpenTask, more: tuple[OpenTask, ...] = (), over: tuple[Trouble, ...] = ()) -> str:
    return compose(ToTell(new, more, over), HEAD).body


def test_a_notice_counts_by_kind_the_most_frequent_first() -> None:
    notice = compose(ToTell((DOUBT, FAILED), (FAILED,)), HEAD)

    assert notice.subject == "faxflow: 3 to mend (2 mend-fax, 1 resolve-doubt)"


def test_a_notice_names_each_thing_and_the_commands_that_help() -> None:
    notice = compose(ToTell((DOUBT,), (FAILED,), (OVER,)), HEAD)

    summary = "2 to mend (1 resolve-doubt, 1 mend-fax); over: mend-account"
    lines = [
        f"faxflow at Hilltop Family Practice, 2026-11-23 05:00 CST: {summary}.",
        "",
        "New:",
        f"- T-8 {DOUBT.title}",
        "",
        "More of what is known:",
        f"- T-7 {FAILED.title}",
        "",
        "Over, nothing of it is left to mend:",
        "- mend-account",
        "",
        "All that is open: faxflow task list",
        "You see to it: faxflow task take T-8",
        "One fax and its history: faxflow case show FX-…",
        HELP[TaskKind.RESOLVE_DOUBT],
        HELP[TaskKind.MEND_FAX],
    ]
    assert notice == NoticeText(f"faxflow: {summary}", "\n".join(lines))


def test_the_end_of_a_trouble_is_a_notice_of_its_own() -> None:
    notice = compose(ToTell(over=(OVER,)), HEAD)

    assert notice.subject == "faxflow: over: mend-account"
    assert "New" not in notice.body


def test_a_kind_with_a_command_of_its_own_names_it() -> None:
    refused = OpenTask(TaskId(9), TaskKind.MEND_ACCOUNT, "gateway refuses our account")

    assert "gateway resume" in told(refused)


@pytest.mark.parametrize("kind", FAX_DESKS)
def test_done_is_named_only_for_what_a_person_closes(kind: TaskKind) -> None:
    one = told(OpenTask(TaskId(9), kind, "look"))

    closes_itself = kind in {*MENDED_AT, TaskKind.REVIEW_MAIL, TaskKind.REVIEW_REJECTS, *HALTS}
    assert ("faxflow task done T-9" in one) is not closes_itself


def test_a_notice_about_a_mail_names_what_settles_it() -> None:
    mail = OpenTask(TaskId(9), TaskKind.REVIEW_MAIL, "M-000001 needs a look")

    assert "faxflow mail assign, faxflow mail ignore" in told(mail)


def test_a_morning_on_which_everything_fails_still_makes_a_short_notice() -> None:
    notice = compose(ToTell((FAILED,) * 600, (FAILED,) * 50), HEAD)

    assert notice.subject == "faxflow: 650 to mend (650 mend-fax)"
    assert notice.body.count("T-7 FX-") == MOST_LINES
    assert "- and 550 more" in notice.body
    assert "- and 50 more" in notice.body


def test_exactly_as_many_as_fit_are_not_followed_by_more() -> None:
    assert "more" not in told(*[FAILED] * MOST_LINES)
