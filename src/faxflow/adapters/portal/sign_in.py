"""Judges once, after the sign-in was submitted, whether the portal let us in."""

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from faxflow.adapters.portal.elements import MOVING
from faxflow.adapters.portal.failures import late_page, sign_in_failure
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.watch import Watch
from faxflow.domain.recording import Step


def check_signed_in(driver: WebDriver, site: Site, step: Step, watch: Watch) -> None:
    """Returns once signed in. Raises LoginRefused, PageChanged, ServerUnreachable and others."""
    wait = WebDriverWait(
        driver, site.step_timeout_seconds, poll_frequency=0.1, ignored_exceptions=MOVING
    )
    try:
        wait.until(lambda _: watch.let_in())
    except TimeoutException as error:
        known = late_page(site, error) or watch.failure()
        raise known or sign_in_failure(driver, site, step) from error
