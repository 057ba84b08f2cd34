"""The machine's zone is found wherever it is told, and a zone's country by the table of zones."""

from pathlib import Path

import pytest

from faxflow.adapters.machine_zone import country_of, machine_zone

TABLE = "# a remark\nUS\t+4151-08739\tAmerica/Chicago\tCentral\nGB\t+513030\tEurope/London\n"


def test_the_environment_says_it_first(tmp_path: Path) -> None:
    assert machine_zone({"TZ": ":Europe/London"}, tmp_path) == "Europe/London"


def test_debian_writes_it_down(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "timezone").write_text("America/Chicago\n")

    assert machine_zone({}, tmp_path) == "America/Chicago"


@pytest.mark.parametrize("below", ["", "posix"])
def test_others_link_to_it(tmp_path: Path, below: str) -> None:
    zone = tmp_path / "usr" / "share" / "zoneinfo" / below / "America" / "Denver"
    zone.parent.mkdir(parents=True)
    zone.write_text("")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "localtime").symlink_to(zone)

    assert machine_zone({}, tmp_path) == "America/Denver"


@pytest.mark.parametrize("told", ["EST5EDT,M3.2.0,M11.1.0", "../etc/passwd", ""])
def test_what_is_no_zone_is_passed_over(tmp_path: Path, told: str) -> None:
    assert machine_zone({"TZ": told}, tmp_path) is None


@pytest.mark.parametrize(
    ("zone", "country"), [("America/Chicago", "US"), ("Europe/London", "GB"), ("UTC", None)]
)
def test_a_zone_lies_in_a_country(tmp_path: Path, zone: str, country: str | None) -> None:
    (tmp_path / "zone.tab").write_text(TABLE)

    assert country_of(zone, tmp_path) == country


def test_without_a_table_nobody_knows(tmp_path: Path) -> None:
    assert country_of("America/Chicago", tmp_path) is None
