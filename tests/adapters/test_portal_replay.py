"""Recordings are replayed in a real Chromium, one for all tests of this file."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By

from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.downloads import downloaded
from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.recordings.chrome import read_chrome
from faxflow.adapters.portal.recordings.file import read_recording
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.watch import Watch
from faxflow.errors import LoginRefused, PageChanged, ServerUnreachable, SessionEnded, UnknownDialog
from faxflow.simulator import practice
from faxflow.simulator.portal import Portal, PortalChanges
from faxflow.simulator.portal.pages import Wording

ROOT = Path(__file__).parents[2]
RECORDINGS = ROOT / "fixtures" / "recordings"
SITE = Path(practice.__file__).with_name("site.toml")
PASSWORD = "Copper-Kettle-8"
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    """A browser for the whole file."""
    with open_browser(*need_browser(None, None)) as browser:
        yield browser


@pytest.fixture
def browser(running: Browser) -> Browser:
    """The browser without cookies and dialogs, on an empty page."""
    with suppress(NoAlertPresentException):
        running.driver.switch_to.alert.accept()
    running.driver.execute(
        "executeCdpCommand", {"cmd": "Network.clearBrowserCookies", "params": {}}
    )
    running.driver.get("about:blank")
    return running


@pytest.fixture
def pages() -> Iterator[str]:
    """The address of the fixtures' own pages."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=RECORDINGS))
    thread = Thread(target=partial(server.serve_forever, poll_interval=0.02))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def site_at(url: str, timeout: float = 0.5) -> Site:
    """The practice's site on another server, with little patience."""
    return replace(load_site(SITE).at(url), step_timeout_seconds=timeout)


def walk(browser: Browser, site: Site, password: str = PASSWORD) -> Watch:
    """Replays the site's recording; gives the watch that was kept."""
    watch = Watch(browser.driver, site, code=str)
    filling = WalkFilling(DAY, {"user": "SVC_REPORT"}, {"password": password})
    Replay(browser.driver, site, filling, watch).run()
    return watch


def test_every_step_type_selector_frame_and_tab_is_replayed(
    browser: Browser, pages: str, caplog: pytest.LogCaptureFixture
) -> None:
    recording = read_recording(RECORDINGS / "every_step.json")
    site = replace(load_site(SITE), recording=recording, secrets={}, base_url=pages)
    expected = (RECORDINGS / "every_step.log.txt").read_text(encoding="utf-8")

    walk(browser, site)

    browser.driver.switch_to.window(browser.driver.window_handles[0])
    assert browser.driver.find_element(By.ID, "log").text == expected.strip()
    assert browser.driver.find_element(By.ID, "kg").get_attribute("value") == "72"
    assert browser.driver.execute_script(
        "return [document.getElementById('box').scrollTop, scrollY]"
    ) == [80, 120]
    assert len(browser.driver.window_handles) == 1
    assert "step 4: matched by text/Save" in caplog.text


def test_a_dialog_that_was_not_recorded_is_told_without_its_words(
    browser: Browser, pages: str
) -> None:
    steps = [
        {"type": "navigate", "url": "http://portal.example/every_step.html"},
        {"type": "click", "selectors": ["aria/Warn"]},
        {"type": "click", "selectors": ["aria/Save"]},
    ]
    recording = read_chrome({"title": "Warned", "steps": steps})
    site = replace(load_site(SITE), recording=recording, secrets={}, base_url=pages)

    with pytest.raises(UnknownDialog, match=r"before step 3 \(click “Save”\)") as raised:
        walk(browser, site)

    assert "HOLLOWAY" not in str(raised.value)


def test_a_wrong_password_is_refused_after_exactly_one_sign_in(browser: Browser) -> None:
    with Portal(PASSWORD, faxes=6) as portal:
        with pytest.raises(LoginRefused) as raised:
            walk(browser, site_at(portal.url), password="not it")

        assert portal.login_posts == 1

    assert "SVC_REPORT" in str(raised.value)
    assert "PORTAL_PASSWORD" in str(raised.value)
    assert "not it" not in str(raised.value)


def test_a_sign_in_form_that_comes_back_silently_is_a_refusal_too(browser: Browser) -> None:
    with Portal(PASSWORD, faxes=6) as portal:
        site = site_at(portal.url)
        unsaid = replace(site, signed_in=site.signed_in.model_copy(update={"refused": None}))

        with pytest.raises(LoginRefused):
            walk(browser, unsaid, password="not it")

        assert portal.login_posts == 1


def test_a_renamed_list_is_a_changed_page_that_names_step_and_selectors(browser: Browser) -> None:
    changes = PortalChanges(wording=Wording(field="REPORT_ID", label="Choose"))

    with Portal(PASSWORD, faxes=6, changes=changes) as portal:
        with pytest.raises(PageChanged) as raised:
            walk(browser, site_at(portal.url))

        assert portal.login_posts == 1

    told = str(raised.value)
    assert "Step 9 of recording.json (fill in “Report”)" in told
    assert "“ChartKeeper Classic”" in told
    assert "#rpt: 0 visible of 0" in told
    assert "`faxflow extract import NEW.json --site NEW.site.toml`" in told


def test_a_session_that_ends_half_way_is_a_sign_in_page(browser: Browser) -> None:
    requests_until_the_form = 4
    changes = PortalChanges(session_requests=requests_until_the_form)

    with Portal(PASSWORD, changes=changes) as portal, pytest.raises(SessionEnded, match="step 13"):
        walk(browser, site_at(portal.url))


def test_a_sign_in_page_in_place_of_the_download_is_told_at_once(browser: Browser) -> None:
    requests_until_the_link = 5

    with Portal(
        PASSWORD, changes=PortalChanges(session_requests=requests_until_the_link)
    ) as portal:
        site = site_at(portal.url)
        watch = walk(browser, site)

        with pytest.raises(SessionEnded, match="before the report came: it asks for the password"):
            downloaded(browser, site, watch)


def test_a_portal_that_does_not_answer_is_unreachable(browser: Browser) -> None:
    portal = Portal(PASSWORD, faxes=1)
    portal.close()

    with pytest.raises(ServerUnreachable, match="ERR_CONNECTION_REFUSED"):
        walk(browser, site_at(portal.url))
