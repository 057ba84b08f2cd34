"""Pictures of what the browser showed when a walk failed; only where the site asks for them."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from logging import getLogger
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screenshots:
    """They lie in `folder`, named by day and run: a page's own name could be a patient's."""

    folder: Path
    run_id: str

    def take(self, driver: WebDriver, day: date) -> None:
        """Writes one, 0600; a browser that shows nothing any more is no further trouble."""
        with suppress(WebDriverException):
            picture = driver.get_screenshot_as_png()
            path = self.folder / f"{day}-{self.run_id}.png"
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as f:
                f.write(picture)
            _log.info("the page is in %s", path)

    def sweep(self, now: datetime, keep_days: int) -> None:
        """Removes those of more than `keep_days` days."""
        oldest = (now - timedelta(days=keep_days)).timestamp()
        for path in self.folder.glob("*.png"):
            with suppress(FileNotFoundError):
                if keep_days == 0 or path.stat().st_mtime < oldest:
                    path.unlink()
