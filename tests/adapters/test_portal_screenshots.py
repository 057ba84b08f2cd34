"""Screenshots are kept for as long as the site says, by nobody but us, and without names."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from portal_walks import DAY, NOW, PASSWORD, Walk
from urllib3.exceptions import HTTPError

from faxflow.adapters.portal.screenshots import Screenshots
from faxflow.errors import AccountLocked
from faxflow.simulator.portal import Portal, PortalChanges, Trouble

PNG = b"\x89PNG\r\n\x1a\n"


class Pictured:
    """A browser that shows something, or hangs."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault

    def get_screenshot_as_png(self) -> bytes:
        if self.fault:
            raise self.fault
        return PNG


def lay(folder: Path, name: str, age_days: float) -> Path:
    path = folder / name
    path.write_bytes(PNG)
    at = (NOW - timedelta(days=age_days)).timestamp()
    os.utime(path, (at, at))
    return path


def test_a_failure_is_pictured_where_the_site_asks_for_it(tmp_path: Path) -> None:
    locked = PortalChanges(trouble=Trouble.LOCKED)
    kept = "[screenshots]\nkeep_days = 3\n"

    with Portal(PASSWORD, changes=locked) as portal, pytest.raises(AccountLocked):
        Walk(portal.url, tmp_path, kept).source().fetch(DAY)

    [picture] = (tmp_path / "screenshots").glob("*")
    assert picture.name == "2026-11-20-r1.png"
    assert picture.read_bytes().startswith(PNG)
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    assert stat.S_IMODE(picture.parent.stat().st_mode) == 0o700


def test_what_is_too_old_goes(tmp_path: Path) -> None:
    lay(tmp_path, "old.png", age_days=3.1)
    young = lay(tmp_path, "young.png", age_days=2.9)

    Screenshots(tmp_path, "r2").sweep(NOW, keep_days=3)

    assert list(tmp_path.iterdir()) == [young]


def test_all_go_where_the_site_keeps_none_any_more(tmp_path: Path) -> None:
    lay(tmp_path, "young.png", age_days=0)

    Screenshots(tmp_path, "r2").sweep(datetime(2026, 11, 20, 11, 0, 1, tzinfo=UTC), keep_days=0)

    assert list(tmp_path.iterdir()) == []


def test_where_none_was_ever_taken_there_is_nothing_to_do(tmp_path: Path) -> None:
    Screenshots(tmp_path / "none", "r2").sweep(NOW, keep_days=3)

    assert not (tmp_path / "none").exists()


def test_a_picture_that_cannot_be_taken_or_written_hides_no_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_bytes(b"")

    Screenshots(tmp_path, "r1").take(Pictured(HTTPError("hung")), DAY)
    Screenshots(no_folder, "r2").take(Pictured(), DAY)

    assert "no screenshot was kept (HTTPError)" in caplog.text
    assert "no screenshot was kept (FileExistsError)" in caplog.text


def test_a_picture_that_cannot_be_removed_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "folder.png").mkdir()
    lay(tmp_path, "old.png", age_days=9)

    Screenshots(tmp_path, "r2").sweep(NOW, keep_days=0)

    assert "a screenshot could not be removed (" in caplog.text
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]
