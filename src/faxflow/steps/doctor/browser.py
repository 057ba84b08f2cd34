"""Looks at the browser that walks through the portal."""

import re
from collections.abc import Iterator
from typing import Final

from faxflow.config.source import PortalSettings
from faxflow.domain.checkup import Finding, skipped, well, wrong
from faxflow.domain.machine_facts import Program
from faxflow.steps.doctor.premises import Premises

_INSTALL: Final = "Run: apt-get install chromium chromium-driver"
_TOGETHER: Final = "Run: apt-get install chromium chromium-driver (both, so that they fit)"
_MAJOR: Final = re.compile(r"\b(\d{2,4})\.")


def look_at_browser(premises: Premises) -> Iterator[Finding]:
    """Browser and driver are here, and of one version."""
    source = premises.config.source
    if not isinstance(source, PortalSettings):
        yield _no_portal()
        return
    programs = premises.instruments.programs
    browser, driver = programs.browser(source), programs.driver(source)
    yield _there("[source] chromium", "Chromium or Chrome", browser)
    yield _there("[source] chromedriver", "chromedriver", driver)
    if browser and driver and browser.version and driver.version:
        yield _fit(browser, driver)


def look_at_its_start(premises: Premises) -> Iterator[Finding]:
    """It starts without a screen, and loads a page of this machine's own."""
    source = premises.config.source
    if not isinstance(source, PortalSettings):
        yield _no_portal()
    elif premises.instruments.programs.opens_a_page(source):
        yield well("[source] chromium", "It starts, and loads a page.")
    else:
        what = "It starts, and a page of this machine's own does not load in it."
        yield wrong("[source] chromium", what, "Look for a proxy or policy that keeps it away.")


def _no_portal() -> Finding:
    return skipped("[source] kind", "Reports come by no portal: no browser is needed.")


def _there(key: str, name: str, program: Program | None) -> Finding:
    if program is None:
        return wrong(key, f"{name} is not there.", _INSTALL)
    if not program.version:
        return wrong(program.path, "It does not say its version: it does not start.", _INSTALL)
    return well(program.path, f"{program.version}.")


def _fit(browser: Program, driver: Program) -> Finding:
    one, other = _major(browser), _major(driver)
    if one == other:
        return well(driver.path, f"It fits the browser: both are of version {one}.")
    what = f"It is of version {other}, the browser of {one}: it cannot drive it."
    return wrong(driver.path, what, _TOGETHER)


def _major(program: Program) -> str:
    found = _MAJOR.search(program.version)
    return found[1] if found else program.version
