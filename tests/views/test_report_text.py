"""The report as text: what needs a person first, whole ids, and the same in sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from a_day import NEEDS, NOTHING, a_day
from faxflow.domain.statistics.day_report import DayReport, Need
from faxflow.domain.statistics.figure import Section
from faxflow.domain.statistics.period import Period
from faxflow.views.report_plain import report_plain
from faxflow.views.report_text import report_text
from faxflow.views.terminal.look import Look

BOXES = "─│┌┐└┘├┤┬┴┼━┃"
SPARKS = "▁▂▃▄▅▆▇█"


class LoudInk:
    """Says what each word is coloured for."""

    def heading(self, words: str) -> str:
        return f"[{words}]"

    def better(self, words: str) -> str:
        return f"+{words}"

    def worse(self, words: str) -> str:
        return f"!{words}"

    quiet = heading


def test_a_report_begins_with_what_needs_a_person_and_the_command_for_it() -> None:
    lines = report_text(a_day(), UTC).splitlines()

    assert lines[:5] == [
        "faxflow report for 2026-11-23",
        "",
        "Needs a person: 1",
        "  FX-000007 failed (busy): check the number with the office",
        "      faxflow case show FX-000007",
    ]


def test_a_report_of_a_quiet_day_says_so() -> None:
    text = report_text(a_day(NOTHING, needs=()), UTC)

    assert "Nothing needs a person." in text
    assert "Reports\n  none" in text
    assert "Faxes of 2026-11-23\n  none\n" in text
    assert "Handed over to the gateway: 0" in text


def test_every_count_stands_in_the_report() -> None:
    text = report_text(a_day(), UTC)

    for part in (
        "B-000001: 12 rows read = 9 loaded + 0 updated + 0 unchanged + 1 duplicate + 2 rejected",
        "Faxes of 2026-11-23\n  delivered  5\n  in-doubt   1\n  failed     3\n  all        9\n",
        "Delivered, by evidence\n  verdict  4\n  silence  1\n",
        "Delivered, by number of tries\n  1  3\n  2  2\n",
        "Failed, by reason\n  busy     2\n  blocked  1\n",
        "Still open from days before\n  held  2  faxflow case list --state held",
        "Handed over to the gateway: 11\nFirst delivery: 11:07\nLast delivery: 15:30\n",
    ):
        assert part in text


def test_a_day_stands_beside_what_is_usual() -> None:
    lines = report_text(a_day(), UTC).splitlines()

    at = lines.index("Against the last 20 weekdays")
    assert lines[at + 1].split() == ["now", "the", "days", "up", "to", "it", "usual"]
    assert lines[at + 2].split() == ["Rows", "read", "12", "█" * 21, "12", "to", "12"]
    made = next(line for line in lines if line.startswith("  Faxes made"))
    assert made.endswith("  7 to 12")


def test_what_is_not_usual_says_why_below_its_line() -> None:
    lines = report_text(a_day(failed=40), UTC, Look(ink=LoudInk())).splitlines()

    at = next(n for n, line in enumerate(lines) if line.startswith("  Failed tries"))
    assert lines[at + 1] == "    !not as usual (concerning, up): above the upper limit"


def test_a_day_that_is_going_on_says_as_of_when() -> None:
    going_on = replace(a_day(), going_on=True, as_of=datetime(2026, 11, 23, 14, 17, tzinfo=UTC))

    told = [report_text(going_on, UTC), report_plain(going_on, UTC)]

    assert all(
        text.startswith("faxflow report for 2026-11-23, going on: as of 14:17 UTC") for text in told
    )


def test_several_days_are_told_by_their_first_and_last() -> None:
    week = replace(a_day(), period=Period(date(2026, 11, 16), date(2026, 11, 22)))

    lines = report_text(week, UTC).splitlines()

    assert lines[0] == "faxflow report for 2026-11-16 to 2026-11-22"
    assert "Faxes of 2026-11-16 to 2026-11-22" in lines


def test_a_section_of_its_own_is_shown_whole() -> None:
    told = replace(
        a_day(), sections=[Section("referrals", "Referrals", a_day().sections[0].figures)]
    )

    text = report_text(told, UTC)

    assert "Referrals\n  Rows read              12\n" in text


@pytest.mark.parametrize("width", [80, 120, 200])
def test_no_line_of_words_is_wider_than_asked_for_and_no_id_is_cut(width: int) -> None:
    long = Need("alarm", "FX-000123 and others " * 12, "faxflow case list --state failed")

    text = report_text(a_day(needs=(*NEEDS, long), failed=40), UTC, Look(width))

    words = [line for line in text.splitlines() if not line.startswith("  B-")]
    assert max(map(len, words)) <= width
    assert text.count("FX-000123") == 12


def test_nothing_is_drawn_around_anything() -> None:
    text = report_text(a_day(), UTC)

    assert not set(text) & set(BOXES)
    assert "\x1b" not in text


def test_the_plain_form_has_sentences_alone() -> None:
    text = report_plain(a_day(failed=40), UTC)

    assert not set(text) & set(BOXES + SPARKS)
    assert "  " not in text
    for sentence in (
        "Needs a person: 1.\nFX-000007 failed (busy): check",
        " the number with the office. Command: faxflow case show FX-000007\n",
        "Faxes delivered: 55.6 % of 9.\n",
        "Faxes by state, delivered: 5 of 9.\n",
        "Failed, by reason, busy: 2 of 3.\n",
        "Still open from days before, held: 2 of 2. Command: faxflow case list --state held",
        "First delivery: 11:07.\n",
        "Failed tries: 40; usual is ",
        "not as usual (concerning, up): above the upper limit.",
    ):
        assert sentence in text


def test_the_plain_form_of_a_quiet_day_says_so() -> None:
    text = report_plain(a_day(NOTHING, needs=()), UTC)

    assert "Nothing needs a person.\n\nThere is no report of these days." in text


def test_signs_that_a_terminal_obeys_are_not_passed_on() -> None:
    odd: DayReport = a_day(needs=(Need("alarm", "a\x1b[31mb\nc", "faxflow task list"),))

    told = report_text(odd, UTC) + report_plain(odd, UTC)

    assert "\x1b" not in told
    assert "a [31mb c" in told
