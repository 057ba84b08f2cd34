"""Pages in a real Chromium, checked by axe-core.

axe-core is one file of JavaScript. It comes with the package axe-playwright-python, of which
nothing else is used: the package itself is never imported, nor is the browser library that it is
made for.
"""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from faxflow.adapters.portal.programs import need_browser

_BEARER = "axe_playwright_python"
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
_OFFLINE = (
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_RUN = """
const done = arguments[0];
// axe sees no colour behind words in a picture (the inks of charts have a test of their own), nor
// behind what is scrolled out of sight in a frame (the same words stand in others that do not).
const hidden = frame => frame && frame.scrollWidth > frame.clientWidth;
const unseen = node => node.closest('svg') || hidden(node.closest('.wide'));
const seen = place => !unseen(document.querySelector(place.target[0]));
const doubted = found => found.map(rule => rule.id !== 'color-contrast' ? rule
  : {...rule, nodes: rule.nodes.filter(seen)}).filter(rule => rule.nodes.length);
axe.run(document, {resultTypes: ['violations', 'incomplete']})
  .then(found => done({violations: found.violations, doubts: doubted(found.incomplete)}))
  .catch(error => done({error: String(error)}));
"""
_PATIENCE = 100
"""Seconds; a page with every table open is a lot to look at for a machine that does much else."""
_OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@dataclass(frozen=True)
class Found:
    """Each rule with its places: what is wrong, and what axe-core could not decide."""

    violations: list[str]
    doubts: list[str]


NOTHING = Found([], [])


class AxeBrowser:
    """A browser that shows pages from files and asks axe-core about them."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self._axe = axe_source()

    def show(self, page: str, folder: Path, width: int) -> None:
        """Opens the page from a file, as from an e-mail, so wide."""
        path = folder / "page.html"
        path.write_text(page, "utf-8")
        told = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", told)
        self.driver.get(path.as_uri())

    def open_details(self) -> None:
        """Opens everything that opens."""
        self.driver.execute_script(_OPEN)

    def found(self) -> Found:
        """What axe-core says of the page as it stands now."""
        self.driver.execute_script(self._axe)
        found = self.driver.execute_async_script(_RUN)
        assert "error" not in found, found
        return Found(**{kind: [_told(one) for one in each] for kind, each in found.items()})

    def asked(self, script: str) -> Any:
        """What a script says of the page."""
        return self.driver.execute_script(f"return {script}")


def axe_source() -> str:
    """axe-core itself."""
    spec = importlib.util.find_spec(_BEARER)
    if spec is None or not spec.submodule_search_locations:
        pytest.fail(f"axe-core is missing: install the development package {_BEARER}")
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


@contextmanager
def axe_browser(folder: Path) -> Iterator[AxeBrowser]:
    """A headless Chromium with a profile of its own that reaches nothing outside."""
    browser, driver = need_browser(None, None)
    options = ChromeOptions()
    options.binary_location = str(browser)
    for option in (*_OPTIONS, *_OFFLINE, f"--user-data-dir={folder}"):
        options.add_argument(option)
    made = Chrome(options=options, service=ChromeService(str(driver)))
    made.set_script_timeout(_PATIENCE)
    try:
        yield AxeBrowser(made)
    finally:
        made.quit()


def _told(found: dict[str, Any]) -> str:
    places = [
        f"{node['target']}: {node['any'] or node['all'] or node['none']}" for node in found["nodes"]
    ]
    return f"{found['id']} ({len(places)}): {places[:3]}"
