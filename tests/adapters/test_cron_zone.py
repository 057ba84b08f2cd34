"""cron goes by /etc/localtime, so that is what counts."""

from pathlib import Path

import pytest

from faxflow.adapters.schedules.zone import cron_zone


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    folder = tmp_path / "etc"
    folder.mkdir()
    return folder


def test_the_link_counts_whatever_the_note_beside_it_says(etc: Path) -> None:
    (etc / "localtime").symlink_to("/usr/share/zoneinfo/America/Chicago")
    (etc / "timezone").write_text("Europe/London\n")

    assert cron_zone(etc.parent) == "America/Chicago"


def test_a_copy_that_names_no_zone_has_its_name_beside_it(etc: Path) -> None:
    (etc / "localtime").write_bytes(b"TZif2")
    (etc / "timezone").write_text("Europe/London\n")

    assert cron_zone(etc.parent) == "Europe/London"


def test_a_machine_without_either_is_on_utc(etc: Path) -> None:
    (etc / "timezone").write_text("Europe/London\n")

    assert cron_zone(etc.parent) == "UTC"
