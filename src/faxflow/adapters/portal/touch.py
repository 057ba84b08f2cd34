"""Does one action to its element, and types a text anew of which a dialog has taken a part."""

from contextlib import suppress

from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from faxflow.adapters.portal.acts import act_on_element
from faxflow.adapters.portal.elements import MOVING
from faxflow.domain.recorded_action import Action
from faxflow.domain.recorded_touch import Change

_DIFFERS = """const [field, typed] = arguments;
return typeof field.value === "string" && field.value !== typed;"""


class Touch:
    """One step's action; it may be asked for again and again until it is done."""

    def __init__(self, driver: WebDriver, action: Action) -> None:
        self._driver = driver
        self._action = action
        self._typed = False

    def done(self, element: WebElement) -> bool:
        """False where the element is not ready for it yet.

        Raises UnexpectedAlertPresentException where a dialog opened while a text was typed: the
        keys since then went to nobody. Asked again, it types once more if the text is not there.
        """
        if self._typed:
            return not self._differs(element) or act_on_element(self._driver, element, self._action)
        if not act_on_element(self._driver, element, self._action):
            return False
        self._typed = isinstance(self._action, Change)
        with suppress(*MOVING):  # what was typed may have led to another page
            self._differs(element)
        return True

    def _differs(self, element: WebElement) -> bool:
        """Whether the field can be read, and holds another text than the one to be typed."""
        if not isinstance(self._action, Change):
            return False
        return bool(self._driver.execute_script(_DIFFERS, element, self._action.value))
