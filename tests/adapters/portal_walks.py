"""Walks through the rehearsal's portal with a site of one's own, and what they leave behind."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from selenium.common.exceptions import NoAlertPresentException
from watched_processes import gone, living_with

from faxflow.adapters.portal.browser import Browser
from faxflow.adapters.portal.download_log import DownloadLog
from faxflow.adapters.portal.screenshots import Screenshots
from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.source import Machine, PortalSource
from faxflow.simulator import practice
from faxflow.simulator.portal.one_time_codes import AUTHENTICATOR_KEY

PASSWORD = "Copper-Kettle-8"
DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
RECORDING = Path(practice.__file__).with_name("recording.json")

SITE = """recording = "{recording}"
base_url = "{url}"
step_timeout_seconds = {seconds}
download_timeout_seconds = 20
download_pattern = "ApptList*.xls"
{more}
[variables]
user = "SVC_REPORT"
[secrets]
password = "PORTAL_PASSWORD"
[signed_in]
text = "Signed in as"
refused = "Invalid user name or password"
"""


@dataclass(frozen=True)
class Walk:
    """`rules` are what the site says besides; `folder` is for its file and for screenshots."""

    url: str
    folder: Path
    rules: str = ""
    more: str = ""
    seconds: float = 1.5
    recording: Path = RECORDING
    password: str = PASSWORD
    key: str = AUTHENTICATOR_KEY

    def source(self) -> PortalSource:
        """The portal as this site describes it."""
        known = {"recording": self.recording, "url": self.url, "seconds": self.seconds}
        path = self.folder / "site.toml"
        path.write_text(SITE.format(**known, more=self.more) + self.rules, encoding="utf-8")
        secrets = {"PORTAL_PASSWORD": self.password, "PORTAL_KEY": self.key}
        machine = Machine(lambda: NOW, screenshots=Screenshots(self.folder / "screenshots", "r1"))
        return PortalSource(load_site(path), secrets.__getitem__, machine)


def as_new(browser: Browser) -> Browser:
    """The browser with one empty tab, and nothing of what it did before."""
    driver = browser.driver
    with suppress(NoAlertPresentException):
        driver.switch_to.alert.accept()
    for tab in driver.window_handles[1:]:
        driver.switch_to.window(tab)
        driver.close()
    driver.switch_to.window(driver.window_handles[0])
    driver.execute("executeCdpCommand", {"cmd": "Network.clearBrowserCookies", "params": {}})
    driver.get("about:blank")
    for file in browser.downloads.iterdir():
        file.unlink()
    DownloadLog(driver).read()
    return browser


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Temporary files of the block go to a folder of their own: empty when the block ends, and
    soon used by no process."""
    with TemporaryDirectory(prefix="walk-") as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr("tempfile.tempdir", folder)
        yield

        assert list(Path(folder).iterdir()) == []
        assert all(gone(process) for process in living_with(folder))
