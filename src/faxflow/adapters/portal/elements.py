"""Finds elements by every way that a recording knows, and takes one that is unique and visible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    NoSuchFrameException,
    NoSuchWindowException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from faxflow.domain.page_place import Selector, Selectors, written

SEARCH = Path(__file__).with_name("search.js").read_text(encoding="utf-8")
"""What scripts that search begin with."""

_FIND = SEARCH + Path(__file__).with_name("find.js").read_text(encoding="utf-8")
_DEEPEST_FRAME = 5

MOVING = (NoSuchFrameException, NoSuchWindowException, StaleElementReferenceException)
"""The page changed under our hands: look again."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What one selector met: `count` in the document, `shown` the innermost visible ones."""

    selector: Selector
    count: int
    shown: Sequence[WebElement]

    def __str__(self) -> str:
        return f"{written(self.selector)}: {len(self.shown)} visible of {self.count}"


def answer_of(driver: WebDriver, script: str, *arguments: object) -> Any:
    """What the script gives, which is never nothing.

    Raises StaleElementReferenceException where a dialog opened meanwhile: of a script that it
    interrupts the browser tells nothing at all.
    """
    answer = driver.execute_script(script, *arguments)
    if answer is None:
        raise StaleElementReferenceException("a dialog opened while the page was looked at")
    return answer


def look(driver: WebDriver, selectors: Selectors) -> list[Matches]:
    """What each selector meets in the present frame, now."""
    found = answer_of(driver, _FIND, selectors)
    return [
        Matches(selector, int(each["count"]), each["shown"])
        for selector, each in zip(selectors, found, strict=True)
    ]


def unique(found: Sequence[Matches]) -> Matches | None:
    """The first selector that meets exactly one visible element."""
    return next((matches for matches in found if len(matches.shown) == 1), None)


def every_document(driver: WebDriver) -> Iterator[None]:
    """Stops in each frame of each tab, outermost first."""
    for window in driver.window_handles:
        driver.switch_to.window(window)
        driver.switch_to.default_content()
        yield from _this_and_below(driver, _DEEPEST_FRAME)


def _this_and_below(driver: WebDriver, depth: int) -> Iterator[None]:
    yield
    frames = len(driver.find_elements(By.CSS_SELECTOR, "frame,iframe")) if depth else 0
    for index in range(frames):
        driver.switch_to.frame(index)
        yield from _this_and_below(driver, depth - 1)
        driver.switch_to.parent_frame()
