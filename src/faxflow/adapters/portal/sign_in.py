"""Judges once, after the sign-in was submitted, whether the portal let us in."""

from selenium.common.exceptions import TimeoutException, UnexpectedAlertPresentException
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.elements import MOVING, every_document, shows, shows_text
from faxflow.adapters.portal.failures import asks_password, login_refused, step_failure
from faxflow.adapters.portal.site import SignedIn, Site
from faxflow.domain.recording import Step


def check_signed_in(driver: WebDriver, site: Site, step: Step) -> None:
    """Returns once signed in. Raises LoginRefused, PageChanged, ServerUnreachable."""
    wait = WebDriverWait(
        driver, site.step_timeout_seconds, poll_frequency=0.1, ignored_exceptions=MOVING
    )
    try:
        wait.until(lambda _: _let_in(driver, site))
    except UnexpectedAlertPresentException as error:
        if site.signed_in.refused and site.signed_in.refused in (error.alert_text or ""):
            raise login_refused(site) from error
        raise
    except TimeoutException as error:
        if asks_password(driver):
            raise login_refused(site) from error
        sought = site.signed_in.text or site.signed_in.selector
        raise step_failure(driver, site, step, [f"“{sought}” as the sign of being in"]) from error


def _let_in(driver: WebDriver, site: Site) -> bool:
    """Whether any frame shows the sign. Raises LoginRefused."""
    for _ in every_document(driver):
        if site.signed_in.refused and shows_text(driver, site.signed_in.refused):
            raise login_refused(site)
        if _shows_sign(driver, site.signed_in):
            return True
    return False


def _shows_sign(driver: WebDriver, sign: SignedIn) -> bool:
    if sign.selector and not shows(driver, ((sign.selector,),)):
        return False
    return sign.text is None or shows_text(driver, sign.text)
