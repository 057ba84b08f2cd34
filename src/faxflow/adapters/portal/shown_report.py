"""Takes the report from the page that shows it, where the site says that none is downloaded."""

from collections.abc import Sequence

from selenium.common.exceptions import TimeoutException, UnexpectedAlertPresentException
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.elements import MOVING, answer_of
from faxflow.adapters.portal.page_came import page_came
from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.watch import Watch
from faxflow.domain.recorded_action import WaitForElement
from faxflow.errors import DownloadFailed

_POLL_SECONDS = 0.2
_HTTP_FAULT = 400
_BYTE_ORDER_MARK = "\ufeff"
"""The page may still name the code page that it came in; this outranks what it says."""

_TAKE = """return document.contentType === "text/plain"
  ? ["page.txt", document.body.textContent]
  : ["page.html", document.documentElement.outerHTML];"""


def shown_report(driver: WebDriver, site: Site, watch: Watch) -> tuple[str, bytes]:
    """A name for the page, and what it shows, in UTF-8. Raises DownloadFailed, DownloadIsPage,
    or what a page means that appears in the meantime."""
    awaited = _Awaited(site, watch)
    wait = WebDriverWait(
        driver,
        site.download_timeout_seconds,
        poll_frequency=_POLL_SECONDS,
        ignored_exceptions=[*MOVING, UnexpectedAlertPresentException],
    )
    try:
        wait.until(lambda _: awaited.is_there())
        name, text = awaited.taken(driver)
    except TimeoutException as error:
        raise DownloadFailed(what="no page was opened", site=site.path.name) from error
    return name, f"{_BYTE_ORDER_MARK}{text}".encode()


class _Awaited:
    """Looks at the pages again and again."""

    def __init__(self, site: Site, watch: Watch) -> None:
        self._site = site
        self._watch = watch
        self._before = {sight.born for sight in watch.seen}
        self._page: Sight | None = None

    def is_there(self) -> bool:
        """Whether a page is there that grows no more; of several, the one that shows most."""
        pages = self._pages() if self._watch.clear("the report came") else ()
        before, self._page = self._page, max(pages, key=lambda one: one.size, default=None)
        if self._page and self._page.status >= _HTTP_FAULT:
            raise page_came(self._site, self._page, f"HTTP {self._page.status}")
        return self._page is not None and self._page == before

    def taken(self, driver: WebDriver) -> tuple[str, str]:
        """A name for the page, and all of it."""
        if self._page:
            self._page.enter(driver)
        name, text = answer_of(driver, _TAKE)
        return name, text

    def _pages(self) -> Sequence[Sight]:
        """What the last step has opened; any page where the recording itself waits for it."""
        last = self._site.recording.steps[-1].action
        waited = isinstance(last, WaitForElement)
        loaded = (sight for sight in self._watch.seen if sight.loaded and sight.size)
        return [sight for sight in loaded if waited or sight.born not in self._before]
