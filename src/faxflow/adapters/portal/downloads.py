"""Waits for the finished download, and tells what came in its place."""

import re
from collections.abc import Sequence
from filecmp import cmp
from fnmatch import fnmatch
from pathlib import Path

from selenium.common.exceptions import TimeoutException, UnexpectedAlertPresentException
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.browser import Browser
from faxflow.adapters.portal.download_log import DownloadLog, Progress
from faxflow.adapters.portal.elements import MOVING
from faxflow.adapters.portal.page_came import page_came
from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.watch import Watch
from faxflow.domain.counted import counted
from faxflow.errors import (
    DownloadBroken,
    DownloadFailed,
    FaxflowError,
    SeveralDownloads,
    SignInPage,
)

_GROWING = ".crdownload"
_POLL_SECONDS = 0.2
_HTTP_FAULT = 400
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PASSWORD = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)

_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_LONGEST_ZIP_END = 22 + 65_535
"""New workbooks are ZIP archives: what they hold is listed at their end (APPNOTE.TXT, 4.3.16)."""


def downloaded(browser: Browser, site: Site, watch: Watch) -> Path:
    """The finished file. Raises DownloadFailed, DownloadBroken, DownloadIsPage, or what a page
    means that appears in the meantime."""
    awaited = _Awaited(browser, site, watch)
    wait = WebDriverWait(
        browser.driver,
        site.download_timeout_seconds,
        poll_frequency=_POLL_SECONDS,
        ignored_exceptions=[*MOVING, UnexpectedAlertPresentException],
    )
    try:
        wait.until(lambda _: awaited.finished())
    except TimeoutException as error:
        raise awaited.failure() from error
    return awaited.file()


def report_content(file: Path, server: str) -> bytes:
    """The file's bytes. Raises SignInPage, or DownloadBroken where its end is missing."""
    content = file.read_bytes()
    if _PASSWORD.search(content):
        raise SignInPage(name=file.name)
    if content.startswith(_ZIP) and _ZIP_END not in content[-_LONGEST_ZIP_END:]:
        raise DownloadBroken(server=server, where=f" after {len(content)} bytes")
    return content


class _Awaited:
    """Looks at the folder, at Chromium's own word and at the pages, again and again."""

    def __init__(self, browser: Browser, site: Site, watch: Watch) -> None:
        self._folder = browser.downloads
        self._log = DownloadLog(browser.driver)
        self._site = site
        self._watch = watch
        self._before = {sight.born for sight in watch.seen}
        self._size = -1

    def finished(self) -> bool:
        """Whether the one file stands there: named as it should be, whole, and at rest."""
        downloads = self._log.read()
        if self._watch.clear("the report came") and not downloads:
            self._check_pages()
        if not all(one.is_over for one in downloads):
            return False
        wanted = self._wanted()
        self._check_whole(downloads, wanted)
        if not wanted:
            return False
        before, self._size = self._size, wanted[0].stat().st_size
        return self._size == before

    def file(self) -> Path:
        return self._wanted()[0]

    def failure(self) -> FaxflowError:
        """What stood there instead; names no file, since it may name a patient."""
        pages = [] if self._log.read() else self._new_pages()
        if pages:
            return page_came(self._site, pages[-1], "and nothing was downloaded")
        files = self._files()
        growing = sum(file.suffix == _GROWING for file in files)
        strange = len(files) - growing - len(self._wanted())
        seconds = self._site.download_timeout_seconds
        return self._failed(
            f"after {seconds:g} s the folder held {counted(len(files), 'file')},"
            f" {growing} unfinished, {strange} not named like {self._site.download_pattern}"
        )

    def _check_pages(self) -> None:
        """Raises DownloadIsPage where the link has plainly opened something else."""
        frame = self._site.recording.steps[-1].frame
        for page in self._new_pages():
            if page.frame and page.frame != frame:
                continue  # a picture or a banner that is missing is not the report
            if page.status >= _HTTP_FAULT:
                raise page_came(self._site, page, f"HTTP {page.status}")
            if page.content not in _PAGES:
                raise page_came(self._site, page, f"shown as {page.content}")

    def _check_whole(self, downloads: Sequence[Progress], wanted: Sequence[Path]) -> None:
        """Raises DownloadBroken, DownloadFailed where what came is not one whole file; the same
        file twice is one."""
        came = [one for one in downloads if not one.gave_up and self._is_wanted(one.name)]
        # Files of one name end up as one, the later over the earlier.
        count = max(len(came), len(wanted))
        if count > 1 and not (len(wanted) == count and _alike(wanted)):
            raise SeveralDownloads(count=count, site=self._site.path.name)
        broken = [one for one in downloads if one.gave_up]
        if not wanted and broken:
            raise self._broken(broken[-1].furthest, broken[-1].total)
        if wanted and came:
            self._check_size(wanted[0].stat().st_size, came[0].total)

    def _check_size(self, size: int, promised: int) -> None:
        if size == 0:
            raise self._failed("the file is empty")
        if promised and size != promised:
            raise self._broken(size, promised)

    def _broken(self, received: int, total: int) -> DownloadBroken:
        where = f" after {received} of {total} bytes" if total else ""
        return DownloadBroken(server=self._site.server, where=where)

    def _failed(self, what: str) -> DownloadFailed:
        return DownloadFailed(what=what, site=self._site.path.name)

    def _new_pages(self) -> list[Sight]:
        """What has been opened since the last step, and has come to its end."""
        return [one for one in self._watch.seen if one.born not in self._before and one.loaded]

    def _files(self) -> list[Path]:
        return sorted(file for file in self._folder.iterdir() if file.is_file())

    def _wanted(self) -> list[Path]:
        files = (file for file in self._files() if file.suffix != _GROWING)
        return [file for file in files if self._is_wanted(file.name)]

    def _is_wanted(self, name: str) -> bool:
        return fnmatch(name, self._site.download_pattern)


def _alike(files: Sequence[Path]) -> bool:
    """Whether all have the same bytes."""
    return all(cmp(files[0], other, shallow=False) for other in files[1:])
