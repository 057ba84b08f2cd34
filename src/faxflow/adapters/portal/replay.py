"""Replays a recording step by step, waiting for each element instead of sleeping."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from logging import getLogger

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.acts import act_on_element, act_on_page
from faxflow.adapters.portal.elements import MOVING, Matches, look, unique
from faxflow.adapters.portal.failures import no_answer, step_failure
from faxflow.adapters.portal.sign_in import check_signed_in
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.tabs import enter
from faxflow.domain.page_place import MAIN_TAB, NEWEST_TAB, Selectors, written
from faxflow.domain.recorded_action import Action, Comparison, Navigate, WaitForElement
from faxflow.domain.recorded_touch import Change, Choose, Click, Hover, Scroll, SendKeys, Tick
from faxflow.domain.recording import Step
from faxflow.errors import ServerUnreachable

_POLL_SECONDS = 0.1
_NOT_YET = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
"""The element was not touched: the driver says so before it clicks or types."""

_log = getLogger(__name__)


class Replay:
    """One walk through one site; `fill` gives the text of a value with its places filled."""

    def __init__(self, driver: WebDriver, site: Site, fill: Callable[[str], str]) -> None:
        self._driver = driver
        self._site = site
        self._fill = fill
        self._tried: list[Matches] = []

    def run(self) -> None:
        """Does every step. Raises PageChanged, LoginRefused, SignInPage, ServerUnreachable."""
        for step in self._site.recording.steps:
            self._tried = []
            try:
                self._do(step)
            except TimeoutException as error:
                raise step_failure(self._driver, self._site, step, self._tried) from error
            except UnexpectedAlertPresentException as error:
                told = ["a dialog that the recording does not know"]
                raise step_failure(self._driver, self._site, step, told) from error
            if step.number == self._site.sign_in_step:
                check_signed_in(self._driver, self._site, step)

    def _do(self, step: Step) -> None:
        match step.action:
            case Navigate(url):
                self._navigate(step, self._site.placed(self._fill(url)))
            case WaitForElement() as wait:
                self._wait(step, lambda: self._enough(wait))
            case (Change(selectors, value) | SendKeys(selectors, value)) as action:
                filled = replace(action, value=self._fill(value))
                self._wait(step, lambda: self._touch(step, selectors, filled))
            case Choose(selectors, option) as action:
                chosen = replace(action, option=self._fill(option))
                self._wait(step, lambda: self._touch(step, selectors, chosen))
            case (
                Click(selectors) | Hover(selectors) | Tick(selectors) | Scroll(selectors)
            ) as action if selectors:
                self._wait(step, lambda: self._touch(step, selectors, action))
            case _:
                self._wait(step, lambda: act_on_page(self._driver, step.action))

    def _navigate(self, step: Step, url: str) -> None:
        try:
            enter(self._driver, replace(step, frame=()), self._target(step))
            self._driver.get(url)
        except WebDriverException as error:
            what = no_answer(error)
            if what is None:
                raise
            raise ServerUnreachable(server=self._site.server, what=what) from error

    def _wait(self, step: Step, done: Callable[[], bool]) -> None:
        """Tries until it is done or the step's time is over."""
        seconds = max(step.timeout_seconds or 0, self._site.step_timeout_seconds)
        wait = WebDriverWait(
            self._driver, seconds, poll_frequency=_POLL_SECONDS, ignored_exceptions=MOVING
        )
        wait.until(lambda _: self._entered(step) and done())

    def _entered(self, step: Step) -> bool:
        enter(self._driver, step, self._target(step))
        return True

    def _target(self, step: Step) -> str:
        return (
            step.target if step.target in {MAIN_TAB, NEWEST_TAB} else self._site.placed(step.target)
        )

    def _touch(self, step: Step, selectors: Selectors, action: Action) -> bool:
        element = self._find(step, selectors)
        if element is None:
            return False
        try:
            return act_on_element(self._driver, element, action)
        except _NOT_YET:
            return False

    def _find(self, step: Step, selectors: Selectors) -> WebElement | None:
        """The unique visible match; says in the log which selector won."""
        self._tried = look(self._driver, selectors)
        winner = unique(self._tried)
        if winner is None:
            return None
        say = _log.info if winner is self._tried[0] else _log.warning
        say("step %d: matched by %s", step.number, written(winner.selector))
        return winner.shown[0]

    def _enough(self, action: WaitForElement) -> bool:
        """Whether as many elements are there as the step waits for."""
        self._tried = look(self._driver, action.selectors)
        return enough([len(each.shown) for each in self._tried], action)


def enough(counts: Sequence[int], action: WaitForElement) -> bool:
    """Whether the first selector that finds anything finds as many as the step waits for.

    `counts` has each selector's. One that fits nothing any more must not end a wait for few.
    """
    count = next((each for each in counts if each), 0)
    if action.comparison is Comparison.AT_LEAST:
        return count >= action.count
    if action.comparison is Comparison.AT_MOST:
        return count <= action.count
    return count == action.count
