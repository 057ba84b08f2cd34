"""A unit that failed is told to staff: once, and without the store where that is what fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice, with_environment

FAILED = {"MONITOR_SERVICE_RESULT": "exit-code", "MONITOR_EXIT_STATUS": "78"}
TITLE = "The unit faxflow-morning failed (exit code 78)"
ALARM = "SELECT title FROM tasks WHERE kind = 'alarm'"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=1) as made:
        yield Practice(
            made.folder, made.config, made.gateway, with_environment(made.world, **FAILED)
        )


def told(here: Practice) -> list[str]:
    return [str(notice) for notice in here.gateway.notices]


def test_staff_are_told_of_the_unit_and_where_to_look(here: Practice) -> None:
    code = here.run("alert", "unit", "faxflow-morning.service")

    [(body,)] = here.rows("SELECT body FROM notices")
    assert code == 0
    assert told(here) == ["faxflow: 1 to mend (1 alarm)"]
    assert TITLE in str(body)
    assert here.rows(ALARM) == [(f"{TITLE}: `journalctl -u faxflow-morning` says why",)]


def test_a_unit_that_fails_every_five_minutes_is_told_once(here: Practice) -> None:
    for _ in range(3):
        here.run("alert", "unit", "faxflow-send.service")

    assert len(told(here)) == 1
    assert len(here.rows(ALARM)) == 1


def test_a_second_unit_is_said_to_wait_for_the_digest(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("alert", "unit", "faxflow-send.service")
    capsys.readouterr()

    here.run("alert", "unit", "faxflow-watch.service")

    assert "1 new task still to be told of, for the next digest" in capsys.readouterr().out


def test_where_the_store_is_damaged_staff_are_told_all_the_same_and_once_an_hour(
    here: Practice,
) -> None:
    (here.folder / "data" / "faxflow.db").write_bytes(b"no store at all" * 400)

    codes = [here.run("alert", "unit", "faxflow-send.service") for _ in range(3)]

    assert codes == [0, 0, 0]
    assert told(here) == ["faxflow: faxflow-send failed, and its store does not answer"]


def test_a_fault_elsewhere_in_the_configuration_keeps_nobody_from_being_told(
    here: Practice,
) -> None:
    here.change("silence_hours =", "silnce_hours =")

    code = here.run("alert", "unit", "faxflow-morning.service")

    assert code == ExitCode.DONE
    assert told(here) == ["faxflow: faxflow-morning failed, and its configuration is not right"]


def test_a_fault_in_what_a_notice_needs_is_told_to_whoever_looks_alone(here: Practice) -> None:
    here.change('sender = "faxes@hilltop.example"\nto', 'sendr = "faxes@hilltop.example"\nto')

    code = here.run("alert", "unit", "faxflow-morning.service")

    assert code == ExitCode.CONFIGURATION
    assert told(here) == []


def test_where_no_channel_takes_it_the_failure_is_told(here: Practice) -> None:
    (here.folder / "data" / "faxflow.db").unlink()
    port = here.gateway.office_port
    here.change(f"port = {port}", "port = 1")

    code = here.run("alert", "unit", "faxflow-send.service")

    assert code == ExitCode.TRY_LATER


def test_what_is_no_units_name_is_refused(here: Practice) -> None:
    assert here.run("alert", "unit", "Jane Roe") == ExitCode.USAGE
