"""Replays a recording step by step, waiting for each element instead of sleeping."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Protocol

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.acts import act_on_page
from faxflow.adapters.portal.elements import MOVING
from faxflow.adapters.portal.failures import late_page, no_answer, step_failure
from faxflow.adapters.portal.finding import Finder
from faxflow.adapters.portal.sign_in import check_signed_in
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.touch import Touch
from faxflow.adapters.portal.watch import Watch
from faxflow.domain.page_place import Frame
from faxflow.domain.recorded_action import Action, Navigate, WaitForElement
from faxflow.domain.recorded_touch import Change, Choose, Key, Scroll, SendKeys
from faxflow.domain.recording import Step
from faxflow.errors import ServerUnreachable

_POLL_SECONDS = 0.1
_SHARE_OF_PATIENCE = 1 / 3
"""For this part of a step's time, its element is looked for nowhere but in its own frame."""
_NOT_YET = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    UnexpectedAlertPresentException,
)
"""The element was not touched: the driver says so before it clicks or types."""


class Filling(Protocol):
    """Fills the `${…}` places of what a recording types or opens."""

    def text(self, text: str) -> str:
        """The text as it is typed."""

    def address(self, text: str) -> str:
        """The address as it is opened; secrets in it are percent-encoded."""


class Replay:
    """One walk through one site, under its watch."""

    def __init__(self, driver: WebDriver, site: Site, filling: Filling, watch: Watch) -> None:
        self._driver = driver
        self._site = site
        self._filling = filling
        self._watch = watch
        self._moved: set[Frame] = set()

    def run(self) -> None:
        """Does every step. Raises a failure that names the step, or what ended the walk."""
        for step in self._site.recording.steps:
            finder = self._finder(step)
            try:
                self._do(step, finder)
            except TimeoutException as error:
                known = late_page(self._site, error) or self._watch.failure()
                tried = finder.tried
                raise known or step_failure(self._driver, self._site, step, tried) from error
            if finder.has_moved:
                self._moved.add(step.frame)
            if step.number == self._site.sign_in_step:
                check_signed_in(self._driver, self._site, step, self._watch)

    def _do(self, step: Step, finder: Finder) -> None:
        match step.action:
            case Navigate(url):
                self._wait(step, lambda: True)
                self._navigate(finder, self._site.placed(self._filling.address(url)))
            case WaitForElement() as wait:
                self._wait(step, lambda: finder.has_enough(wait))
            case Key() | Scroll(selectors=()):
                self._wait(step, lambda: finder.enter_or_do_without() and self._on_page(step))
            case _ if step.selectors:
                touch = Touch(self._driver, self._filled(step.action))
                self._wait(step, lambda: self._touch(finder, touch))
            case _:
                self._wait(step, lambda: finder.enter() and self._on_page(step))

    def _filled(self, action: Action) -> Action:
        match action:
            case Change(value=value) | SendKeys(value=value):
                return replace(action, value=self._filling.text(value))
            case Choose(option=option):
                return replace(action, option=self._filling.text(option))
        return action

    def _navigate(self, finder: Finder, url: str) -> None:
        try:
            finder.enter_tab()
            self._driver.get(url)
        except WebDriverException as error:
            what = no_answer(error)
            if what is None:
                raise
            raise ServerUnreachable(server=self._site.server, what=what) from error

    def _wait(self, step: Step, done: Callable[[], bool]) -> None:
        """Tries until it is done or the step's time is over."""
        before = f"step {step.number} ({step.action.words()})"
        wait = WebDriverWait(
            self._driver,
            self._seconds(step),
            poll_frequency=_POLL_SECONDS,
            ignored_exceptions=MOVING,
        )
        wait.until(lambda _: self._watch.clear(before, step) and _calmly(done))

    def _seconds(self, step: Step) -> float:
        return max(step.timeout_seconds or 0, self._site.step_timeout_seconds)

    def _finder(self, step: Step) -> Finder:
        """Of little patience where an earlier step of the frame found that it has moved."""
        share = 0 if step.frame in self._moved else self._seconds(step) * _SHARE_OF_PATIENCE
        end = monotonic() + share
        return Finder(self._driver, self._site, step, lambda: monotonic() < end)

    def _on_page(self, step: Step) -> bool:
        return act_on_page(self._driver, step.action)

    def _touch(self, finder: Finder, touch: Touch) -> bool:
        element = finder.find()
        return element is not None and touch.done(element)


def _calmly(done: Callable[[], bool]) -> bool:
    """What it gives; False where the element is not ready, or a dialog lies over the page."""
    try:
        return done()
    except _NOT_YET:
        return False
