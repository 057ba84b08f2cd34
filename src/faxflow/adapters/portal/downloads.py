"""Waits for the finished download and checks that it is no sign-in page."""

import re
from fnmatch import fnmatch
from pathlib import Path

from selenium.common.exceptions import TimeoutException, UnexpectedAlertPresentException
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.browser import Browser
from faxflow.adapters.portal.elements import MOVING
from faxflow.adapters.portal.failures import asks_password
from faxflow.adapters.portal.site import Site
from faxflow.domain.counted import counted
from faxflow.errors import DownloadFailed, SignInPage

_GROWING = ".crdownload"
_POLL_SECONDS = 0.2
_PASSWORD = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)


def downloaded(browser: Browser, site: Site) -> Path:
    """The finished file. Raises DownloadFailed, SignInPage."""
    watch = _Watch(browser, site)
    wait = WebDriverWait(
        browser.driver,
        site.download_timeout_seconds,
        poll_frequency=_POLL_SECONDS,
        ignored_exceptions=[*MOVING, UnexpectedAlertPresentException],
    )
    try:
        wait.until(lambda _: watch.finished())
    except TimeoutException as error:
        raise watch.failure() from error
    return watch.file()


def report_content(file: Path) -> bytes:
    """The file's bytes. Raises SignInPage, DownloadFailed where it is no report at all."""
    content = file.read_bytes()
    if _PASSWORD.search(content):
        raise SignInPage(name=file.name)
    return content


class _Watch:
    """Looks at the download folder again and again."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        self._site = site
        self._size = -1

    def finished(self) -> bool:
        """Whether the one file stands there, complete and no longer growing."""
        files = self._files()
        if not files and asks_password(self._browser.driver):
            raise SignInPage(name="The page that should have given the report")
        if len(files) != 1 or not self._wanted(files[0]):
            return False
        before, self._size = self._size, files[0].stat().st_size
        return self._size > 0 and self._size == before

    def file(self) -> Path:
        return self._files()[0]

    def failure(self) -> DownloadFailed:
        """What stood in the folder instead; names no file, since it may name a patient."""
        files = self._files()
        growing = sum(file.suffix == _GROWING for file in files)
        strange = sum(not self._wanted(file) for file in files) - growing
        seconds = self._site.download_timeout_seconds
        what = (
            f"after {seconds:g} s the folder held {counted(len(files), 'file')},"
            f" {growing} unfinished, {strange} not named like {self._site.download_pattern}"
        )
        return DownloadFailed(what=what, site=self._site.path.name)

    def _files(self) -> list[Path]:
        return sorted(file for file in self._browser.downloads.iterdir() if file.is_file())

    def _wanted(self, file: Path) -> bool:
        return file.suffix != _GROWING and fnmatch(file.name, self._site.download_pattern)
