"""What a person is told of a unit that failed."""

import pytest

from faxflow.domain.failed_unit import FailedUnit, failed_unit


def test_a_unit_is_told_with_its_exit_code_and_where_to_look() -> None:
    told = {"MONITOR_SERVICE_RESULT": "exit-code", "MONITOR_EXIT_STATUS": "78"}

    unit = failed_unit("faxflow-morning.service", told)

    assert unit == FailedUnit("faxflow-morning", "exit code 78")
    assert unit.title == (
        "The unit faxflow-morning failed (exit code 78): `journalctl -u faxflow-morning` says why"
    )


def test_a_unit_that_was_out_of_time_says_so() -> None:
    unit = failed_unit("faxflow-send", {"MONITOR_SERVICE_RESULT": "timeout"})

    assert unit == FailedUnit("faxflow-send", "timeout")


def test_what_is_no_word_of_systemds_is_not_passed_on() -> None:
    unit = failed_unit("faxflow-send", {"MONITOR_SERVICE_RESULT": "Jane Roe 555"})

    assert unit == FailedUnit("faxflow-send")


@pytest.mark.parametrize("name", ["", ".service", "a b", "x\ny", "`id`", "a/b", "a" * 121])
def test_what_is_no_unit_is_refused(name: str) -> None:
    assert failed_unit(name, {}) is None
