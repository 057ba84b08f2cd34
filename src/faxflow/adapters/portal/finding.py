"""Finds a step's element where it was recorded, or in the frame or tab that it has moved to."""

from collections.abc import Callable, Sequence
from logging import INFO, WARNING, getLogger

from selenium.common.exceptions import NoSuchFrameException
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from faxflow.adapters.portal.elements import Matches, every_document, look, unique
from faxflow.adapters.portal.enough import enough
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.tabs import enter_frame, enter_tab
from faxflow.domain.page_place import MAIN_TAB, NEWEST_TAB, Selector, Selectors, written
from faxflow.domain.recorded_action import WaitForElement
from faxflow.domain.recording import Step
from faxflow.domain.signals.log_line import LogEvent, said

_log = getLogger(__name__)


class Finder:
    """One step's search. While it `is_patient`, it looks nowhere else."""

    def __init__(
        self, driver: WebDriver, site: Site, step: Step, is_patient: Callable[[], bool]
    ) -> None:
        self._driver = driver
        self._step = step
        self._is_patient = is_patient
        target = step.target
        self._address = target if target in {MAIN_TAB, NEWEST_TAB} else site.placed(target)
        self.tried: Sequence[object] = ()
        self.has_moved = False

    def enter_tab(self) -> bool:
        """Goes to the step's tab; False where it is not there yet."""
        return enter_tab(self._driver, self._address, patient=self._is_patient())

    def enter(self) -> bool:
        """Goes where the step was recorded; False where its tab or its frame is not there."""
        try:
            return self.enter_tab() and enter_frame(self._driver, self._step.frame)
        except NoSuchFrameException:
            return False

    def enter_or_do_without(self) -> bool:
        """As `enter`; yet what needs no frame is done without one when patience is over."""
        return self.enter() or (not self._is_patient() and self.enter_tab())

    def find(self) -> WebElement | None:
        """The unique visible match; says in the log which selector won."""
        found = self._look()
        winner = unique(found or [])
        if winner is None or not found:
            return None if self._is_patient() else self._elsewhere()
        self._say_which(winner, is_first=winner is found[0])
        return winner.shown[0]

    def has_enough(self, wait: WaitForElement) -> bool:
        """Whether as many elements are there as the step waits for."""
        found = self._look()
        if found is not None and enough([len(each.shown) for each in found], wait):
            return True
        one = enough([1], wait) and not enough([0], wait)
        return one and not self._is_patient() and self._elsewhere() is not None

    def _look(self) -> list[Matches] | None:
        """What the selectors meet; None where the place of the step is not there."""
        found = look(self._driver, self._step.selectors) if self.enter() else None
        self.tried = found or []
        return found

    def _elsewhere(self) -> WebElement | None:
        """The match in the one document that has one; then the driver stands in it."""
        sure = tuple(filter(_names_something, self._step.selectors))
        if not sure:
            return None
        places = [n for n, _ in self._documents() if self._one(sure)]
        if len(places) > 1:
            self.tried = [*self.tried, f"{len(places)} other frames, which all have a match"]
            return None
        # The second round stops in the document, so that the element can be touched there.
        return next((self._taken(sure) for n, _ in self._documents() if n in places), None)

    def _say_which(self, winner: Matches, *, is_first: bool) -> None:
        number, by = self._step.number, written(winner.selector)
        level = INFO if is_first else WARNING
        event = LogEvent.STEP_MATCHED if is_first else LogEvent.STEP_MATCHED_LATE
        keys = said(event, step=number, selector=by)
        _log.log(level, "step %d: matched by %s", number, by, extra=keys)

    def _documents(self) -> "enumerate[None]":
        return enumerate(every_document(self._driver))

    def _taken(self, sure: Selectors) -> WebElement | None:
        winner = self._one(sure)
        if winner is None:
            return None
        self.has_moved = True
        number, by = self._step.number, written(winner.selector)
        keys = said(LogEvent.STEP_MOVED, step=number, selector=by)
        _log.warning(
            "step %d: it has moved; matched by %s in another frame or tab", number, by, extra=keys
        )
        return winner.shown[0]

    def _one(self, sure: Selectors) -> Matches | None:
        return unique(look(self._driver, sure))


def _names_something(selector: Selector) -> bool:
    """Whether it tells the element from most others: a place on a page fits many a page."""
    last = selector[-1]
    named = last.startswith(("aria/", "text/")) and not last.startswith("aria/[")
    return named or any(sign in last for sign in "#[@")
