"""[retry] and [hours]: what a practice may change, and what it may not."""

from datetime import date
from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.domain.office_hours import Window
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import NEVER_AGAIN, POLICY, At, Policy, Remedy
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT


def config_with(folder: Path, text: str) -> Config:
    path = folder / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT + text, encoding="utf-8")
    return load_config(path, {})


def test_what_is_left_out_stays_as_it_is_shipped(tmp_path: Path) -> None:
    policy = config_with(tmp_path, "").retry_policy

    assert (policy.attempts, policy.reasons) == (4, POLICY)
    assert policy.hours.windows == (Window(480, 1020),)


def test_a_reason_may_wait_longer_and_come_back_less_often(tmp_path: Path) -> None:
    text = "[retry.reasons.busy]\nwait_minutes = [40, 80]\nretries = 1\n"

    policy = config_with(tmp_path, text).retry_policy

    assert policy.reasons[Reason.BUSY] == Policy(Remedy.RETRY, 40, 80, 1)
    assert policy.reasons[Reason.NO_ANSWER] == POLICY[Reason.NO_ANSWER]


def test_a_wait_may_be_one_number_and_bound_to_office_hours(tmp_path: Path) -> None:
    text = '[retry.reasons]\nunknown = {wait_minutes = 45, at = "office-hours"}\n'

    policy = config_with(tmp_path, text).retry_policy

    assert policy.reasons[Reason.UNKNOWN] == Policy(Remedy.RETRY, 45, 45, 3, At.OFFICE_HOURS)


def test_a_reason_may_go_to_a_person_at_once(tmp_path: Path) -> None:
    policy = config_with(tmp_path, '[retry.reasons.no_answer]\nremedy = "person"\n').retry_policy

    assert policy.reasons[Reason.NO_ANSWER] == Policy(Remedy.PERSON)


def test_a_persons_reason_is_tried_again_only_where_it_is_said_in_words(tmp_path: Path) -> None:
    text = '[retry.reasons.not_in_service]\nremedy = "retry"\nwait_minutes = 60\nretries = 1\n'

    policy = config_with(tmp_path, text).retry_policy

    assert policy.reasons[Reason.NOT_IN_SERVICE] == Policy(Remedy.RETRY, 60, 60, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[retry]\nattempts = 5", "less than or equal to 4"),
        ("[retry.reasons.bussy]\nretries = 1", "'bussy' is no reason; did you mean busy"),
        ("[retry.reasons.xyzzy]\nretries = 1", "known are: busy, no_answer"),
        ("[retry.reasons.busy]\nretry = 1", "'retry' is no key of busy; did you mean retries"),
        ("[retry.reasons.busy]\nretries = 4", "less than or equal to 3"),
        ("[retry.reasons.busy]\nwait_minutes = [30, 15]", "a wait is a range"),
        ("[retry.reasons.busy]\nwait_minutes = 0", "a wait is a range"),
        ("[retry.reasons.not_in_service]\nretries = 2", 'say remedy = "retry"'),
        ('[retry.reasons.blocked]\nremedy = "retry"', "wait_minutes"),
        ('[retry.reasons.account]\nremedy = "retry"', "what halts the gateway"),
        ('[retry.reasons.busy]\nremedy = "halt"', "what halts the gateway"),
        ('[hours]\nopen = ["17:00-08:00"]', "no part of a day"),
        ('[hours]\nopen = ["08:00-24:30"]', "no part of a day"),
        ('[hours]\nopen = ["8-17"]', "no part of a day"),
        ('[hours]\nopen = ["08:00-13:00", "12:00-17:00"]', "overlap"),
        ("[hours]\nopen = []", "at least 1"),
        ('[hours]\ndays = ["mo"]', "'mon'"),
        ('[hours]\nopen_by_weekday = {friday = ["08:00-12:00"]}', "'fri'"),
        ("[hours]\nopen_by_weekday = {fri = []}", "at least 1"),
        ('[hours]\nopen_by_day = {2026-12-24 = ["12:00-08:00"]}', "no part of a day"),
        ('[hours]\nopen_by_day = {24-12-2026 = ["08:00-12:00"]}', "date"),
        (
            '[hours]\nclosed_on = [2026-12-24]\nopen_by_day = {2026-12-24 = ["08:00-12:00"]}',
            "2026-12-24 is in closed_on, and open_by_day has hours for it",
        ),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        config_with(tmp_path, text)

    assert says in str(problem.value)


@pytest.mark.parametrize("reason", sorted(NEVER_AGAIN))
def test_what_may_have_arrived_is_never_tried_again(tmp_path: Path, reason: Reason) -> None:
    text = f'[retry.reasons.{reason}]\nremedy = "retry"\nwait_minutes = 60\n'

    with pytest.raises(ConfigurationProblem, match="may have arrived"):
        config_with(tmp_path, text)


def test_hours_may_have_a_lunch_break_and_days_of_their_own(tmp_path: Path) -> None:
    text = """
[hours]
days = ["sat", "mon"]
open = ["13:00-24:00", "08:00-12:30"]
closed_on = [2026-11-27]
open_on = ["2026-10-12"]
"""

    hours = config_with(tmp_path, text).office_hours

    assert hours.days == {0, 5}
    assert hours.windows == (Window(480, 750), Window(780, 1440))
    assert (hours.country, hours.zone.key) == ("US", "America/Chicago")
    assert hours.closed_on == {date(2026, 11, 27)}
    assert hours.open_on == {date(2026, 10, 12)}


def test_weekdays_and_days_may_have_hours_of_their_own_and_are_open_then(tmp_path: Path) -> None:
    text = """
[hours]
open_by_weekday = {fri = ["08:00-12:00"], sat = ["09:00-11:00"]}
open_by_day = {2026-12-24 = ["10:00-12:00", "08:00-09:00"], 2026-12-25 = ["09:00-10:00"]}
"""

    hours = config_with(tmp_path, text).office_hours

    assert hours.days == {0, 1, 2, 3, 4, 5}
    assert hours.by_weekday == {4: (Window(480, 720),), 5: (Window(540, 660),)}
    assert hours.by_day[date(2026, 12, 24)] == (Window(480, 540), Window(600, 720))
    assert hours.is_working_day(date(2026, 12, 25))


def test_a_practice_may_work_on_every_holiday(tmp_path: Path) -> None:
    config = config_with(tmp_path, "[hours]\nholidays = false\n")

    assert config.office_hours.is_working_day(date(2026, 12, 25))


def test_a_country_without_a_known_calendar_has_no_holidays(tmp_path: Path) -> None:
    path = tmp_path / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT.replace("[paths]", 'country = "TA"\n[paths]'), encoding="utf-8")

    assert load_config(path, {}).office_hours.is_working_day(date(2026, 12, 25))
