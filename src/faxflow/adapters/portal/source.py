"""The portal as a source of reports: one fetch is one browser, one sign-in, one download."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.downloads import downloaded, report_content
from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.one_time_code import code_at
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.screenshots import Screenshots
from faxflow.adapters.portal.shown_report import shown_report
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.watch import Watch
from faxflow.domain.report_file import ReportFile, ReportNote
from faxflow.errors import BrowserStopped, FaxflowError


@dataclass(frozen=True, slots=True)
class Machine:
    """What this machine gives: the programs, where they are named, its clock, and a place for
    screenshots."""

    now: Callable[[], datetime]
    chromium: Path | None = None
    chromedriver: Path | None = None
    screenshots: Screenshots | None = None


class PortalSource:
    """Fetches reports from one site; `secret` gives the value of a secret by its name."""

    def __init__(self, site: Site, secret: Callable[[str], str], machine: Machine) -> None:
        self._site = site
        self._secret = secret
        self._machine = machine

    def fetch(self, day: date) -> ReportFile:
        """The report for `day`; nothing is ever tried a second time.

        Raises a failure of errors/portal.py, LoginRefused, SignInPage, ServerUnreachable or
        PartMissing, and SecretMissing or ConfigurationProblem before anything is opened.
        """
        programs = need_browser(self._machine.chromium, self._machine.chromedriver)
        secrets = {name: self._secret(name) for name in sorted(self._site.secret_names)}
        for name in self._site.code_secrets:
            code_at(secrets[name], self._machine.now(), name=name)  # a wrong key shows at once
        try:
            with open_browser(*programs, self._site.longest_wait_seconds) as browser:
                return self._walk(browser, day, secrets)
        except (WebDriverException, HTTPError) as error:
            what = type(error).__name__
            raise BrowserStopped(server=self._site.server, what=what) from error

    def sweep(self) -> None:
        """Removes the screenshots that are older than the site lets them be."""
        kept = self._site.screenshots
        if self._machine.screenshots:
            self._machine.screenshots.sweep(self._machine.now(), kept.keep_days if kept else 0)

    def _walk(self, browser: Browser, day: date, secrets: dict[str, str]) -> ReportFile:
        def code(name: str) -> str:
            return code_at(secrets[name], self._machine.now(), name=name)

        watch = Watch(browser.driver, self._site, code)
        try:
            Replay(browser.driver, self._site, self._filling(day, secrets, code), watch).run()
            name, content = self._report(browser, watch)
        except FaxflowError:
            if self._site.screenshots and self._machine.screenshots:
                self._machine.screenshots.take(browser.driver, day)
            raise
        return ReportFile(name, content, f"portal {self._site.server}", self._notes(watch))

    def _report(self, browser: Browser, watch: Watch) -> tuple[str, bytes]:
        """The report's own name, and its content."""
        if self._site.report_is_page:
            return shown_report(browser.driver, self._site, watch)
        file = downloaded(browser, self._site, watch)
        return file.name, report_content(file, self._site.server)

    def _filling(
        self, day: date, secrets: dict[str, str], code: Callable[[str], str]
    ) -> WalkFilling:
        return WalkFilling(
            day=day,
            variables=self._site.variables,
            secrets={place: secrets[name] for place, name in self._site.secrets.items()},
            codes={place: partial(code, name) for place, name in self._site.codes.items()},
        )

    def _notes(self, watch: Watch) -> tuple[ReportNote, ...]:
        """What the portal said that a person must see to before it stops the walk."""
        if not watch.password_expires_soon:
            return ()
        server, user, secret = self._site.server, self._site.user, self._site.secret
        text = (
            f"{server} says that the password of {user} expires soon: sign in by hand, set a new"
            f" one, and keep it as the secret {secret}"
        )
        return (ReportNote(key=f"portal {server}", text=text),)
