"""Goes to the tab and the frame that a step was recorded in."""

from urllib.parse import urlsplit, urlunsplit

from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.domain.page_place import MAIN_TAB, NEWEST_TAB, Frame


def enter_tab(driver: WebDriver, address: str, *, patient: bool) -> bool:
    """Switches to the tab at that address, else to the newest; False where none is there yet.

    While `patient`, a tab of its own is waited for, rather than taking the first one for it.
    """
    tabs: list[str] = driver.window_handles
    found = tabs[0] if address == MAIN_TAB else _at(driver, tabs, address)
    if found is None and patient and address != NEWEST_TAB and len(tabs) == 1:
        return False
    driver.switch_to.window(found or tabs[-1])
    return True


def enter_frame(driver: WebDriver, frame: Frame) -> bool:
    """Goes down to the frame; True. Raises NoSuchFrameException."""
    driver.switch_to.default_content()
    for one in frame:
        driver.switch_to.frame(one)
    return True


def _at(driver: WebDriver, tabs: list[str], address: str) -> str | None:
    """The newest tab at that address."""
    for tab in reversed(tabs):
        driver.switch_to.window(tab)
        if _without_query(driver.current_url) == _without_query(address):
            return tab
    return None


def _without_query(address: str) -> str:
    return urlunsplit((*urlsplit(address)[:3], "", ""))
