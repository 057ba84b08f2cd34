"""The portal as a source of reports: one fetch is one browser, one sign-in, one download."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.downloads import downloaded, report_content
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.site import Site
from faxflow.domain.place_filling import fill
from faxflow.domain.report_file import ReportFile
from faxflow.errors import DownloadFailed


class PortalSource:
    """Fetches reports from one site; `secret` gives the value of a secret by its name."""

    def __init__(
        self,
        site: Site,
        secret: Callable[[str], str],
        chromium: Path | None = None,
        chromedriver: Path | None = None,
    ) -> None:
        self._site = site
        self._secret = secret
        self._chromium = chromium
        self._chromedriver = chromedriver

    def fetch(self, day: date) -> ReportFile:
        """The report for `day`. Raises LoginRefused, SignInPage, PageChanged, DownloadFailed,
        ServerUnreachable or PartMissing; nothing is ever tried a second time."""
        programs = need_browser(self._chromium, self._chromedriver)
        values = {place: self._secret(name) for place, name in self._site.secrets.items()}
        values.update(self._site.variables)
        try:
            with open_browser(*programs) as browser:
                return self._walk(browser, lambda text: fill(text, day, values.__getitem__))
        except (WebDriverException, HTTPError) as error:
            what = f"the browser stopped answering ({type(error).__name__})"
            raise DownloadFailed(what=what, site=self._site.path.name) from error

    def _walk(self, browser: Browser, filled: Callable[[str], str]) -> ReportFile:
        Replay(browser.driver, self._site, filled).run()
        file = downloaded(browser, self._site)
        return ReportFile(file.name, report_content(file), f"portal {self._site.server}")
