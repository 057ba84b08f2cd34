"""Tells from the page what went wrong at a step: which failure, in which words."""

from collections.abc import Sequence

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.elements import every_document, shows
from faxflow.adapters.portal.site import Site
from faxflow.domain.recording import Step
from faxflow.errors import (
    FaxflowError,
    LoginRefused,
    PageChanged,
    ServerUnreachable,
    SignInPage,
)

_PASSWORD = (("input[type=password]",),)


def asks_password(driver: WebDriver) -> bool:
    """Whether any tab or frame shows a field for a password."""
    return any(shows(driver, _PASSWORD) for _ in every_document(driver))


def step_failure(
    driver: WebDriver, site: Site, step: Step, tried: Sequence[object]
) -> FaxflowError:
    """Why the step found no match."""
    driver.switch_to.window(driver.window_handles[-1])
    if driver.current_url.startswith("chrome-error:"):
        return ServerUnreachable(server=site.server, what="the browser shows an error page")
    title = driver.title
    if step.number > (site.sign_in_step or step.number) and asks_password(driver):
        return SignInPage(name=f"The page at step {step.number} of {site.recording_path.name}")
    return PageChanged(
        step=step.number,
        words=step.action.words(),
        title=title,
        tried=", ".join(map(str, tried)) or "the frame or tab, which is not there",
        recording=site.recording_path.name,
    )


def login_refused(site: Site) -> LoginRefused:
    """The portal said no, or asks for the password again."""
    return LoginRefused(server=site.server, user=site.user, secret=site.secret)


def no_answer(error: WebDriverException) -> str | None:
    """Chromium's code for why the portal did not answer; None where that is not what happened."""
    if isinstance(error, TimeoutException):
        return "no answer in time"
    code = (error.msg or "").partition("net::")[2].split()
    return code[0] if code else None
