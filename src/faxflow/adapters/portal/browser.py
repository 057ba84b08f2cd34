"""One headless Chromium for one run: no profile, no process and no call home remains."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from logging import INFO, getLogger
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.remote_connection import ChromeRemoteConnection
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.proxy import Proxy, ProxyType
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.child_process import ProcessGroup
from faxflow.adapters.portal.download_log import LOGGED, LOGGED_OF_PAGES
from faxflow.adapters.portal.quiet import FLAGS, PREFERENCES
from faxflow.adapters.portal.sweeper import swept_folder
from faxflow.errors import PartMissing

_PAGE_SECONDS = 120.0
_MORE_SECONDS = 60
"""So much longer than for a page we wait for the driver itself, which tells of a late page."""
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""What the browser may see of our environment, which may hold secrets."""
_PROXIES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


@dataclass(frozen=True, slots=True)
class Browser:
    """A running browser and the fresh private folder where its downloads land."""

    driver: WebDriver
    downloads: Path


@contextmanager
def open_browser(
    chromium: Path, chromedriver: Path, page_seconds: float = _PAGE_SECONDS
) -> Iterator[Browser]:
    """A browser that is gone, with its files, when the block ends. Raises PartMissing.

    A page is given up after `page_seconds`, and never sooner than after two minutes.
    """
    getLogger("selenium").setLevel(INFO)  # its DEBUG lines hold what is typed, passwords too
    with ExitStack() as stack:
        group = stack.enter_context(ProcessGroup())
        scratch = stack.enter_context(swept_folder(group))
        service = _service(chromedriver, scratch, group)
        stack.callback(_reap, service)
        stack.callback(group.kill)
        patience = max(page_seconds, _PAGE_SECONDS)
        connection = _connection(service, patience + _MORE_SECONDS)
        stack.callback(connection.close)
        driver = _driver(connection, chromium, scratch)
        driver.set_page_load_timeout(patience)
        yield Browser(driver, _downloads(scratch))


def _service(chromedriver: Path, scratch: Path, group: ProcessGroup) -> Service:
    """The driver, running inside the group."""
    kept = {name: os.environ[name] for name in (*_PASSED_ON, *_PROXIES) if name in os.environ}
    home = dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR"), str(scratch))
    service = Service(
        str(chromedriver),
        env={**kept, **home, "SE_OFFLINE": "true", "SE_AVOID_STATS": "true"},
        popen_kw=dict(group.start_options()),
    )
    try:
        service.start()
    except (WebDriverException, OSError) as error:
        raise _does_not_start(chromedriver) from error
    return service


def _connection(service: Service, seconds: float) -> ChromeRemoteConnection:
    """The driver is spoken to directly, past any proxy."""
    return ChromeRemoteConnection(
        remote_server_addr=service.service_url,
        client_config=ClientConfig(
            remote_server_addr=service.service_url,
            proxy=Proxy({"proxyType": ProxyType.DIRECT}),
            timeout=round(seconds),
        ),
    )


def _driver(connection: ChromeRemoteConnection, chromium: Path, scratch: Path) -> WebDriver:
    """A session with a new browser."""
    try:
        driver = Remote(command_executor=connection, options=_options(chromium, scratch))
    except WebDriverException as error:
        raise _does_not_start(chromium) from error
    _allow_downloads(driver, _downloads(scratch))
    return driver


def _options(chromium: Path, scratch: Path) -> Options:
    options = Options()
    options.binary_location = str(chromium)
    for flag in (*FLAGS, f"--user-data-dir={scratch / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", PREFERENCES)
    options.set_capability("unhandledPromptBehavior", "ignore")  # the site's rules answer them
    options.set_capability("goog:loggingPrefs", LOGGED)
    options.add_experimental_option("perfLoggingPrefs", LOGGED_OF_PAGES)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium's sandbox refuses to work for root
    return options


def _allow_downloads(driver: WebDriver, folder: Path) -> None:
    """Sets the folder for every tab, which preferences do not in a headless browser."""
    folder.mkdir(mode=0o700)
    told = {"behavior": "allow", "downloadPath": str(folder)}
    driver.execute("executeCdpCommand", {"cmd": "Browser.setDownloadBehavior", "params": told})


def _downloads(scratch: Path) -> Path:
    return scratch / "downloads"


def _reap(service: Service) -> None:
    """Takes the ended driver's exit status, so that it does not stay as a zombie."""
    try:
        service.process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        service.process.kill()
    if service.process.stdin:
        service.process.stdin.close()


def _does_not_start(program: Path) -> PartMissing:
    todo = "Run: apt-get install --reinstall chromium chromium-driver"
    return PartMissing(part=f"A {program.name} that starts", todo=todo)
