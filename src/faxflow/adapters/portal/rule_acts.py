"""What a rule touches on its page: the fields for a one-time code, and what is clicked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
)
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from faxflow.adapters.portal.elements import Matches, look, unique
from faxflow.adapters.portal.page_rules import PageRule
from faxflow.domain.page_place import Selectors


@dataclass(frozen=True, slots=True)
class Targets:
    """What is there to touch; `tried` tells what each selector met, `complete` whether all is."""

    complete: bool
    tried: Sequence[Matches]
    fields: Sequence[WebElement] = ()
    button: WebElement | None = None
    code: str = field(default="", repr=False)

    def touch(self) -> bool:
        """Enters the code and clicks; False where something lies over it as yet."""
        single = len(self.fields) == 1
        try:
            for one, part in zip(self.fields, [self.code] if single else self.code, strict=True):
                one.clear()
                one.send_keys(part)
            self._submit()
        except (ElementClickInterceptedException, ElementNotInteractableException):
            return False
        return True

    def _submit(self) -> None:
        if self.button:
            self.button.click()
        elif self.fields:
            self.fields[-1].send_keys(Keys.ENTER)


def targets(driver: WebDriver, rule: PageRule, code: str) -> Targets:
    """What the rule touches in the document where the driver stands; `code` may be empty."""
    fields_seen, buttons_seen = _looked(driver, rule.code_into), _looked(driver, rule.click)
    fields = _fields(fields_seen, len(code)) if code else ()
    button = unique(buttons_seen)
    complete = bool(fields or not code) and bool(button or not rule.click)
    return Targets(
        complete=complete,
        tried=[*fields_seen, *buttons_seen],
        fields=fields if complete else (),
        button=button.shown[0] if button else None,
        code=code if fields else "",
    )


def _looked(driver: WebDriver, selectors: Selectors) -> list[Matches]:
    return look(driver, selectors) if selectors else []


def _fields(seen: Sequence[Matches], digits: int) -> Sequence[WebElement]:
    """The one field, or a box for each digit."""
    counted = [matches for matches in seen if len(matches.shown) in {1, digits}]
    return counted[0].shown if counted else ()
