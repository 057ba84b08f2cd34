"""docs/runbook.md has a row for everything that may alert somebody."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from faxflow.domain.alarm import HELP, About
from faxflow.domain.schedule.plan import Plan
from faxflow.domain.schedule.table import jobs
from faxflow.domain.task import TaskKind
from faxflow.errors import ExitCode
from faxflow.steps.doctor.registry import CHECKS

ROOT = Path(__file__).parents[2]
BOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "monitoring" / "faxflow.rules.yml").read_text(encoding="utf-8")
SOURCES = "\n".join(one.read_text(encoding="utf-8") for one in sorted((ROOT / "src").rglob("*.py")))


def section(title: str) -> str:
    """What stands below a heading of the second level."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", BOOK, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(title: str) -> dict[str, list[str]]:
    """Its tables' rows by their first cell, without ticks."""
    lines = [one for one in section(title).splitlines() if one.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {first.strip("`"): rest for first, *rest in cells}


def is_full(row: list[str]) -> bool:
    return len(row) >= 3 and all(row)


@pytest.mark.parametrize("kind", list(TaskKind))
def test_every_kind_of_task_has_its_row(kind: TaskKind) -> None:
    assert is_full(rows("Tasks").get(kind, []))


@pytest.mark.parametrize("about", [one for one in About if one is not About.STUCK])
def test_every_alarm_about_silence_has_its_row(about: About) -> None:
    assert is_full(rows("Alarms").get(about, []))


@pytest.mark.parametrize("state", list(HELP))
def test_every_state_in_which_a_fax_may_be_stuck_has_its_row(state: str) -> None:
    assert is_full(rows("Alarms").get(f"{About.STUCK}:{state}", []))


def test_every_alarm_made_elsewhere_has_its_row() -> None:
    made = set(re.findall(r"\{TaskKind\.ALARM\}:([a-z-]+)", SOURCES))
    channels = re.search(r"_ABOUT_CHANNELS = frozenset\(\{(.*?)\}\)", SOURCES)
    assert channels
    made |= set(re.findall(r'"([a-z-]+)"', channels[1]))

    assert {"unit", "bounced-notice", "recipients"} <= made
    told = rows("Alarms")
    assert [one for one in sorted(made - {About.STUCK}) if not is_full(told.get(one, []))] == []


@pytest.mark.parametrize("key", sorted(set(rows("Alarms")) - {"key"}))
def test_an_alarm_is_quoted_as_the_program_says_it(key: str) -> None:
    said = rows("Alarms")[key][0]
    state = key.partition(":")[2]

    words = said.strip("*").replace(state, "{state}") if state else said.strip("*")

    pieces = [one.strip(" ,") for one in words.split("…") if one.strip(" ,")]
    assert said.startswith("*")
    assert pieces
    assert [one for one in pieces if one not in SOURCES] == []


def test_every_alert_of_prometheus_has_its_row() -> None:
    alerts = re.findall(r"- alert: (\w+)", RULES)

    assert len(alerts) > 10
    assert [one for one in alerts if not is_full(rows("Alerts of Prometheus").get(one, []))] == []


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_has_its_row(code: ExitCode) -> None:
    assert is_full(rows("Exit codes").get(str(int(code)), []))


def test_every_job_of_the_schedule_has_its_row() -> None:
    units = [*(f"faxflow-{job.name}" for job in jobs(Plan())), "faxflow-failed@"]

    assert [one for one in units if not is_full(rows("Units").get(one, []))] == []


def test_no_row_is_about_something_that_is_no_more() -> None:
    alarms = {*About, *(f"{About.STUCK}:{state}" for state in HELP), "key"}
    others = {"channel", "refused", "recipients", "bounced-notice", "second-store", "unit"}

    assert set(rows("Tasks")) - {*TaskKind} == {"kind"}
    assert set(rows("Alarms")) - alarms - others == set()
    assert set(rows("Alerts of Prometheus")) - set(re.findall(r"- alert: (\w+)", RULES)) == {
        "alert"
    }


def test_what_is_linked_within_the_book_stands_there() -> None:
    headings = re.findall(r"^#+ (.+)$", BOOK, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}

    linked = set(re.findall(r"\]\(#([\w-]+)\)", BOOK))

    assert len(linked) > 5
    assert linked - anchors == set()


def test_the_parts_come_as_the_beginning_says() -> None:
    titles = ("Tasks", "Alarms", "Alerts of Prometheus", "Exit codes", "Units", "What stays away")
    places = [BOOK.index(f"\n## {one}\n") for one in titles]

    assert all(before < after for before, after in pairwise(places))


def test_every_check_that_pages_ask_doctor_for_is_one() -> None:
    pages = "".join(one.read_text(encoding="utf-8") for one in (ROOT / "docs").glob("*.md"))

    asked = set(re.findall(r"--only ([a-z-]+)", pages))

    assert len(asked) > 5
    assert asked - {check.key for check in CHECKS} == set()


def test_every_kind_of_event_that_the_book_asks_the_history_for_is_written_somewhere() -> None:
    asked = set(re.findall(r"audit show --kind ([a-z-]+)", BOOK))

    assert asked
    assert [one for one in asked if f'"{one}"' not in SOURCES] == []
