"""Pictures of what the browser showed when a walk failed; only where the site asks for them."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from logging import getLogger
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from faxflow.domain.signals.log_line import LogEvent, said

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screenshots:
    """They lie in `folder`, named by day and run: a page's own name could be a patient's."""

    folder: Path
    run_id: str

    def take(self, driver: WebDriver, day: date) -> None:
        """Writes one, 0600; where that fails, the walk's own failure is still the one to tell."""
        path = self.folder / f"{day}-{self.run_id}.png"
        try:
            self._write(path, driver.get_screenshot_as_png())
        except (WebDriverException, HTTPError, OSError) as error:
            kind = type(error).__name__
            keys = said(LogEvent.SCREENSHOT_FAILED, error=kind)
            _log.warning("no screenshot was kept (%s)", kind, extra=keys)
        else:
            keys = said(LogEvent.SCREENSHOT_KEPT, file=path.name)
            _log.info("the page is in %s", path, extra=keys)

    def sweep(self, now: datetime, keep_days: int) -> None:
        """Removes those of more than `keep_days` days; what cannot be removed stops nothing."""
        oldest = (now - timedelta(days=keep_days)).timestamp()
        for path in self.folder.glob("*.png"):
            try:
                _remove(path, oldest if keep_days else None)
            except OSError as error:
                kind = type(error).__name__
                keys = said(LogEvent.SCREENSHOT_STAYS, error=kind)
                _log.warning("a screenshot could not be removed (%s)", kind, extra=keys)

    def _write(self, path: Path, picture: bytes) -> None:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(picture)


def _remove(path: Path, oldest: float | None) -> None:
    """Removes it if it is older, or whatever its age."""
    with suppress(FileNotFoundError):
        if oldest is None or path.stat().st_mtime < oldest:
            path.unlink()
