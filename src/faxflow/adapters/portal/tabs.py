"""Goes to the tab and the frame that a step was recorded in."""

from urllib.parse import urlsplit, urlunsplit

from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.domain.page_place import MAIN_TAB
from faxflow.domain.recording import Step


def enter(driver: WebDriver, step: Step, address: str) -> None:
    """Switches to the step's tab (`address` is its target on this server), then its frame."""
    driver.switch_to.window(_tab(driver, address))
    driver.switch_to.default_content()
    for index in step.frame:
        driver.switch_to.frame(index)


def _tab(driver: WebDriver, address: str) -> str:
    """The tab at that address, else the newest one."""
    tabs: list[str] = driver.window_handles
    if address == MAIN_TAB:
        return tabs[0]
    for tab in reversed(tabs):
        driver.switch_to.window(tab)
        if _without_query(driver.current_url) == _without_query(address):
            return tab
    return tabs[-1]


def _without_query(address: str) -> str:
    return urlunsplit((*urlsplit(address)[:3], "", ""))
