"""Carries out one recorded action in the present frame of the browser."""

from contextlib import suppress

from selenium.common.exceptions import (
    ElementNotInteractableException,
    InvalidElementStateException,
    JavascriptException,
    NoSuchWindowException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from faxflow.domain.recorded_action import (
    Action,
    Close,
    RunScript,
    SetViewport,
    WaitForExpression,
)
from faxflow.domain.recorded_touch import (
    Change,
    Choose,
    Click,
    ClickKind,
    Hover,
    Key,
    Scroll,
    SendKeys,
    Tick,
)

_KEYS = {
    "Enter": Keys.ENTER,
    "NumpadEnter": Keys.ENTER,
    "Control": Keys.CONTROL,
    "ArrowLeft": Keys.ARROW_LEFT,
    "ArrowRight": Keys.ARROW_RIGHT,
    "ArrowUp": Keys.ARROW_UP,
    "ArrowDown": Keys.ARROW_DOWN,
    "PageUp": Keys.PAGE_UP,
    "PageDown": Keys.PAGE_DOWN,
}
"""The browser's key names that Selenium spells otherwise."""

_CHOOSE = """const [select, wanted] = arguments;
const options = [...select.options];
const option = options.find((o) => o.value === wanted) || options.find((o) => o.text === wanted);
if (!option) return false;
option.selected = true;
for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, {bubbles: true}));
return true;"""

_CHOOSE_BY = """const [select, wanted, by] = arguments;
const told = {label: (o) => o.text, value: (o) => o.value, index: (o) => String(o.index),
              id: (o) => o.id}[by];
const option = [...(select.options || [])].find((o) => told(o).trim() === wanted.trim());
if (!option) return false;
option.selected = true;
for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, {bubbles: true}));
return true;"""

_SET = """const [field, value] = arguments;
field.value = value;
for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, {bubbles: true}));"""

_PICKED = frozenset({"date", "time", "datetime-local", "month", "week", "color", "range"})
"""Input types whose keyboard form follows the browser's language."""

_EXPRESSION = """const done = arguments[arguments.length - 1];
Promise.resolve().then(() => (%s)).then((answer) => done(Boolean(answer)), () => done(false));"""


def act_on_page(driver: WebDriver, action: Action) -> bool:
    """Does what needs no element; False where the page is not ready for it yet."""
    match action:
        case SetViewport(width, height):
            _set_viewport(driver, width, height)
        case Key(name, down):
            _press(driver, name, down=down)
        case Scroll(x=x, y=y):
            driver.execute_script("window.scrollTo(arguments[0], arguments[1])", x, y)
        case WaitForExpression(expression):
            return bool(driver.execute_async_script(_EXPRESSION % expression))
        case RunScript(script):
            return _ran(driver, script)
        case Close():
            _close(driver)
    return True


def _close(driver: WebDriver) -> None:
    """The last tab stays: with it the browser would go, and the download on its way."""
    if len(driver.window_handles) > 1:
        driver.close()


def _ran(driver: WebDriver, script: str) -> bool:
    """False where the page has not what the script needs (yet)."""
    try:
        driver.execute_script(script)
    except JavascriptException:
        return False
    return True


def act_on_element(driver: WebDriver, element: WebElement, action: Action) -> bool:
    """Does it to the element; False where the element is not ready for it yet."""
    match action:
        case Click(kind=kind):
            _click(driver, element, kind)
        case Change(value=value):
            return _fill_in(driver, element, value)
        case SendKeys(value=value):
            element.send_keys(value)
        case Choose(option=option, by=by):
            return bool(driver.execute_script(_CHOOSE_BY, element, option, by))
        case Tick(on=on):
            _tick(element, on=on)
        case Hover():
            ActionChains(driver).move_to_element(element).perform()
        case Scroll(x=x, y=y):
            driver.execute_script(
                "arguments[0].scrollTo(arguments[1], arguments[2])", element, x, y
            )
    return True


def _click(driver: WebDriver, element: WebElement, kind: ClickKind) -> None:
    with suppress(NoSuchWindowException):  # the click may close its own window
        if kind is ClickKind.SINGLE:
            element.click()
        elif kind is ClickKind.DOUBLE:
            ActionChains(driver).double_click(element).perform()
        else:
            ActionChains(driver).context_click(element).perform()


def _fill_in(driver: WebDriver, element: WebElement, value: str) -> bool:
    """Types the value, or chooses it; False where a list does not offer it (yet)."""
    if element.tag_name == "select":
        return bool(driver.execute_script(_CHOOSE, element, value))
    if element.get_attribute("type") in _PICKED:
        driver.execute_script(_SET, element, value)
        return True
    try:
        element.clear()
    except ElementNotInteractableException:
        raise
    except InvalidElementStateException:  # a field that only its own calendar may write
        driver.execute_script(_SET, element, value)
        return True
    element.send_keys(value)
    return True


def _tick(element: WebElement, *, on: bool) -> None:
    if element.is_selected() is not on:
        element.click()


def _press(driver: WebDriver, name: str, *, down: bool) -> None:
    key = str(_KEYS.get(name) or getattr(Keys, name.upper(), name))
    chain = ActionChains(driver)
    (chain.key_down(key) if down else chain.key_up(key)).perform()


def _set_viewport(driver: WebDriver, width: int, height: int) -> None:
    told = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute(
        "executeCdpCommand", {"cmd": "Emulation.setDeviceMetricsOverride", "params": told}
    )
