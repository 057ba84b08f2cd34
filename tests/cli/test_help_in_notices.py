"""Every command that a notice or an alarm names is one that this faxflow has."""

import re
from datetime import UTC, date, datetime

from faxflow.cli.cli_page import cli_page
from faxflow.domain import alarm, notice
from faxflow.domain.alarm import Alarm, Listening, ReportDay
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, TaskId
from faxflow.domain.task import TaskKind
from faxflow.domain.trouble import OpenTask, ToTell

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
_NAMED = re.compile(r"faxflow ((?:case|task|mail|batch|gateway|number) [a-z-]+|[a-z-]+)")


def all_alarms() -> list[Alarm | None]:
    missing = ReportDay(date(2026, 11, 23), came=False, rows=None, same_weekday=[], others=[9])
    return [
        alarm.about_report(missing, 0.5),
        alarm.about_verdicts(9, 5, 6),
        alarm.about_inbox(Listening(9, datetime(2026, 11, 22, tzinfo=UTC), None), 2, NOW),
        alarm.about_untaken([TaskId(1)], 9),
        *(alarm.about_stuck(state, [CaseId(1)], 9) for state in alarm.HELP),
    ]


def test_every_command_that_staff_are_told_of_exists() -> None:
    tasks = tuple(OpenTask(TaskId(1), kind, "title") for kind in TaskKind)
    body = notice.compose(ToTell(tasks), notice.Letterhead("", "now")).body
    titles = [one.title for one in all_alarms() if one]
    page = cli_page()

    named = {word for text in (body, *titles) for word in _NAMED.findall(text)} - {"at"}

    assert {"task list", "case resolve", "retry", "run-morning", "watch-bounces"} <= named
    assert [words for words in sorted(named) if f"faxflow {words}" not in page] == []


def test_each_alarm_says_what_it_is_about() -> None:
    found = all_alarms()

    assert None not in found
    assert alarm.HELP.keys() == set(State) - {State.DELIVERED, State.CANCELLED}
