"""The portal as a source: the report's own bytes, and nothing of the browser left behind."""

import logging
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from watched_processes import living_with

from faxflow.adapters.portal.browser import open_browser
from faxflow.adapters.portal.downloads import report_content
from faxflow.adapters.portal.programs import find_browser, need_browser
from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.source import Machine, PortalSource
from faxflow.errors import DownloadBroken, PartMissing, SignInPage
from faxflow.simulator import practice
from faxflow.simulator.portal import Portal

SITE = Path(practice.__file__).with_name("site.toml")
PASSWORD = "Copper-Kettle-8"
DAY = date(2026, 11, 20)
MACHINE = Machine(now=lambda: datetime(2026, 11, 20, 11, 0, tzinfo=UTC))


@pytest.fixture
def scratch() -> Iterator[Path]:
    """An empty folder with a path short enough for Chromium's sockets."""
    with tempfile.TemporaryDirectory(prefix="portal-test-") as folder:
        yield Path(folder)


def test_the_whole_walk_gives_the_bytes_that_the_portal_printed(
    scratch: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    caplog.set_level(logging.DEBUG)
    with Portal(PASSWORD, delay_seconds=0.3) as portal:
        site = load_site(SITE).at(portal.url)

        report = PortalSource(site, {"PORTAL_PASSWORD": PASSWORD}.__getitem__, MACHINE).fetch(DAY)

        assert report.content == portal.report_bytes(DAY)
        assert portal.login_posts == 1

    assert report.name == "ApptList.xls"
    assert report.source == f"portal {site.server}"
    assert PASSWORD not in caplog.text
    assert list(scratch.iterdir()) == []
    assert living_with(str(scratch)) == []


def test_a_sign_in_page_that_came_as_the_report_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ApptList.xls"
    file.write_bytes(b"<html><form><input name=pw TYPE='password'></form></html>")

    with pytest.raises(SignInPage, match=r"ApptList\.xls is a sign-in page"):
        report_content(file, "ehr.example")


def test_a_workbook_without_its_end_is_a_broken_download(tmp_path: Path) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    file = tmp_path / "ApptList.xlsx"
    file.write_bytes(whole.getvalue()[:-30])

    with pytest.raises(DownloadBroken, match="broke off after"):
        report_content(file, "ehr.example")

    file.write_bytes(whole.getvalue())
    assert report_content(file, "ehr.example") == whole.getvalue()


def test_a_missing_browser_is_named_with_the_command_that_brings_it(tmp_path: Path) -> None:
    driver = tmp_path / "chromedriver"

    with pytest.raises(PartMissing, match="apt-get install chromium chromium-driver"):
        need_browser(None, driver)

    assert find_browser(tmp_path / "chromium", driver) is None


def test_a_browser_that_does_not_start_is_a_missing_part(tmp_path: Path) -> None:
    broken = tmp_path / "chromedriver"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)

    with pytest.raises(PartMissing, match="chromedriver that starts"):
        open_browser(broken, broken).__enter__()
