"""What comes in between is dealt with each time that it comes, whoever else speaks beside it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from portal_walks import DAY, as_new
from seen_pages import page
from selenium.common.exceptions import NoAlertPresentException
from test_portal_site import site_in

from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.downloads import downloaded
from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.page_came import page_came
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.watch import Watch
from faxflow.errors import PageStays, PortalClosed, SeveralDownloads
from servers.report_server import Page, ReportServer

SITE = 'recording = "walk.json"\nstep_timeout_seconds = 2\n'
NOTICES = """[[pages]]
is = "notice"
text = "Notice A"
click = "#ok"
[[pages]]
is = "notice"
text = "Notice B"
click = "#ok"
"""
CLOSED = '[[pages]]\nis = "maintenance"\ntext = "closed tonight"\n'
DIALOG = '[[pages]]\nis = "notice"\ndialog = "still there"\nanswer = "accept"\n'

IN_TURN = """<p id=told>Notice A</p><button id=ok>OK</button><script>
const shown = %s;
ok.onclick = () => { told.textContent = shown.shift(); if (!shown.length) ok.id = "report"; };
</script>"""
INTERRUPTED = """<input id=name><script>
let asked = false;
document.getElementById("name").oninput = ({ target }) => {
  if (asked || target.value.length < 3) return;
  asked = true;
  setTimeout(() => alert("Are you still there?"), 0);
};
</script>"""


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    """A browser for the whole file."""
    with open_browser(*need_browser(None, None)) as browser:
        yield browser


@contextmanager
def serving(body: str) -> Iterator[ReportServer]:
    html = Page(body.encode(), headers={"Content-Type": "text/html"})
    with ReportServer({"/": html}).listening() as server:
        yield server


def site_of(folder: Path, server: ReportServer, rules: str, *steps: dict[str, object]) -> Site:
    return site_in(folder, SITE + rules, [{"type": "navigate", "url": server.url + "/"}, *steps])


def walk(running: Browser, site: Site) -> Watch:
    driver = as_new(running).driver
    watch = Watch(driver, site, code=str)
    Replay(driver, site, WalkFilling(DAY, {}, {}), watch).run()
    return watch


CLICK = {"type": "click", "selectors": ["#report"]}


def test_a_notice_that_comes_back_after_another_is_left_again(
    running: Browser, tmp_path: Path
) -> None:
    with serving(IN_TURN % '["Notice B", "Notice A", "Notice B", "Welcome"]') as server:
        walk(running, site_of(tmp_path, server, NOTICES, CLICK))


def test_notices_that_take_turns_for_ever_are_told(running: Browser, tmp_path: Path) -> None:
    shown = str(["Notice B", "Notice A"] * 9)

    with serving(IN_TURN % shown) as server, pytest.raises(PageStays):
        walk(running, site_of(tmp_path, server, NOTICES, CLICK))


BANNER = '<button id=report>Report</button><iframe src="{}/"></iframe>'


def test_a_banner_of_another_server_trips_no_rule(running: Browser, tmp_path: Path) -> None:
    with serving("We are closed tonight") as other, serving(BANNER.format(other.url)) as server:
        walk(running, site_of(tmp_path, server, CLOSED, CLICK))


def test_a_rule_with_an_address_knows_a_frame_of_another_server(
    running: Browser, tmp_path: Path
) -> None:
    with serving("We are closed tonight") as other, serving(BANNER.format(other.url)) as server:
        named = f'{CLOSED}url = "{other.url}"\n'

        with pytest.raises(PortalClosed):
            walk(running, site_of(tmp_path, server, named, CLICK))


def test_a_text_that_a_dialog_cuts_is_typed_again(running: Browser, tmp_path: Path) -> None:
    change = {"type": "change", "selectors": ["#name"], "value": "Hilltop Clinic"}

    with serving(INTERRUPTED) as server:
        walk(running, site_of(tmp_path, server, DIALOG, change))

    script = "return document.getElementById('name').value"
    assert running.driver.execute_script(script) == "Hilltop Clinic"


def test_a_text_that_is_whole_when_a_dialog_opens_is_typed_once(
    running: Browser, tmp_path: Path
) -> None:
    change = {"type": "change", "selectors": ["#name"], "value": "Hil"}

    with serving(INTERRUPTED.replace("asked ||", "").replace("asked = true", "asked++")) as server:
        walk(running, site_of(tmp_path, server, DIALOG, change))

    # On a slow machine the walk is over before its dialog opens.
    with suppress(NoAlertPresentException):
        running.driver.switch_to.alert.dismiss()
    script = "return [document.getElementById('name').value, Number(asked)]"
    assert running.driver.execute_script(script) == ["Hil", 1]


DOWNLOADS = """<button id=report>Report</button><script>
report.onclick = () => %s.forEach((text, at) => {
  const link = document.createElement("a");
  [link.href, link.download] = ["data:text/plain," + text, `report-${at}.txt`];
  link.click();
});
</script>"""


def test_the_same_file_twice_is_one(running: Browser, tmp_path: Path) -> None:
    with serving(DOWNLOADS % '["MRN", "MRN"]') as server:
        site = site_of(tmp_path, server, "", CLICK)
        file = downloaded(running, site, walk(running, site))

    assert file.read_bytes() == b"MRN"


def test_of_several_files_none_is_guessed_to_be_the_report(
    running: Browser, tmp_path: Path
) -> None:
    with serving(DOWNLOADS % '["MRN", "NPI"]') as server:
        site = site_of(tmp_path, server, "", CLICK)
        watch = walk(running, site)

        with pytest.raises(SeveralDownloads, match="so that the report's name alone fits"):
            downloaded(running, site, watch)


@pytest.mark.parametrize(
    ("title", "told"), [("Lists", "download: “Lists”, HTTP 500"), ("", "without a title in place")]
)
def test_a_page_in_place_of_the_report_is_told_by_its_title_if_it_has_one(
    title: str, told: str, tmp_path: Path
) -> None:
    site = site_in(tmp_path)

    failure = page_came(site, page(title=title), "HTTP 500")

    assert told in str(failure)
    assert "“”" not in str(failure)
