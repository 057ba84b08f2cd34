"""What a check calls replayable is replayed: a walk of Selenium IDE on a page of every kind."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.watch import Watch
from faxflow.cli.main import main
from faxflow.errors import PageChanged

PAGE = b"""<!doctype html><meta charset="utf-8"><title>Desk</title>
<body style="height: 3000px"><pre id="log"></pre>
<script>
function say(what) { document.getElementById("log").textContent += what + "\\n"; }
const heard = (event, what) => say(event.type + " " + what);
</script>
<input id="name" onchange="heard(event, this.value)">
<input id="day" name="FROMDT" onchange="heard(event, this.value)">
<input type="checkbox" id="all" onchange="heard(event, this.checked)">
<select id="kind" onchange="heard(event, this.value)"><option value="a">First</option>
<option value="b" id="second">Second</option><option value="c">Third</option></select>
<button id="twice" ondblclick="heard(event, 'twice')">Twice</button>
<button id="menu" oncontextmenu="heard(event, 'menu')">Menu</button>
<button id="over" onmouseenter="heard(event, 'over')">Over</button>
<button id="ask" onclick="say(confirm('Leave the draft?') ? 'left' : 'kept')">Ask</button>
<button id="slow" onclick="setTimeout(() => document.getElementById('wait').remove(), 200)">
Slow</button><p id="wait">Wait</p>
<a href="/other" target="_blank" rel="opener">Other desk</a>
<nav aria-label="Lists"><ul role="list"><li>Inbox</li></ul></nav>
<iframe name="inner" srcdoc="<button onclick=&quot;parent.say('inner')&quot;>In</button>"></iframe>
</body>"""
OTHER = b"""<!doctype html><title>Other</title>
<button id="there" onclick="opener.say('there')">There</button>"""

WALK: list[Any] = [
    ("open", "/", ""),
    ("setWindowSize", "1280x800", ""),
    ("store", "HOLLOWAY", "who"),
    ("typeAndWait", "id=name", "${who}"),
    ("sendKeys", "id=name", ", A${KEY_TAB}"),
    ("type", "name=FROMDT", "11/19/2026"),
    ("sendKeys", "name=FROMDT", "${KEY_TAB}"),
    ("check", "id=all", ""),
    ("uncheck", "id=all", ""),
    ("select", "id=kind", "index=2"),
    ("select", "id=kind", "id=second"),
    ("select", "id=kind", "label=First"),
    ("doubleClick", "id=twice", ""),
    ("contextMenu", "id=menu", ""),
    ("mouseOver", "id=over", ""),
    ("mouseMoveAt", "id=over", "3,4"),
    ("click", "id=slow", ""),
    ("waitForElementNotPresent", "id=wait", "5000"),
    ("executeScript", "say('script')", ""),
    ("selectFrame", "name=inner", ""),
    ("click", "css=button", ""),
    ("selectFrame", "relative=parent", ""),
    ("chooseCancelOnNextConfirmation", "", ""),
    ("click", "id=ask", ""),
    ("assertConfirmation", "Leave the draft?", ""),
    {
        "command": "click",
        "target": "linkText=Other desk",
        "opensWindow": True,
        "windowHandleName": "win1",
    },
    ("storeWindowHandle", "root", ""),
    ("selectWindow", "handle=${win1}", ""),
    ("click", "id=there", ""),
    ("close", "", ""),
    ("selectWindow", "handle=${root}", ""),
    ("runScript", "window.scrollTo(0, 400)", ""),
    ("close", "", ""),
]
HEARD = [
    "change HOLLOWAY, A",
    "change 11/24/2026",
    "change true",
    "change false",
    "change c",
    "change b",
    "change a",
    "dblclick twice",
    "contextmenu menu",
    "mouseenter over",
    "script",
    "inner",
    "kept",
    "there",
]


class Desk(BaseHTTPRequestHandler):
    """The pages."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(OTHER if self.path == "/other" else PAGE)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def desk() -> Iterator[str]:
    """The address of the pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.02))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the whole file."""
    with open_browser(*need_browser(None, None)) as running:
        yield running


def imported(folder: Path, url: str, lines: list[Any]) -> Site:
    """The site of a walk that was taken in on 20 November, and may run its scripts."""
    keys = ("command", "target", "value")
    told = [
        line if isinstance(line, dict) else dict(zip(keys, line, strict=True)) for line in lines
    ]
    given, site_file = folder / "walk.side", folder / "desk.site.toml"
    project = {"url": url, "tests": [{"name": "Walk", "commands": told}]}
    given.write_text(json.dumps(project), encoding="utf-8")
    main(["extract", "import", str(given), "--site", str(site_file), "--recorded-on", "2026-11-20"])
    draft = site_file.read_text(encoding="utf-8")
    site_file.write_text(draft.replace("allow_javascript = false", "allow_javascript = true"))
    return load_site(site_file)


def walk(browser: Browser, site: Site) -> None:
    """Replays it on 25 November."""
    filling = WalkFilling(date(2026, 11, 25), {}, {})
    Replay(browser.driver, site, filling, Watch(browser.driver, site, code=str)).run()


def test_every_kind_of_command_is_replayed_as_it_was_checked(
    browser: Browser, desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = imported(tmp_path, desk, WALK)
    capsys.readouterr()

    main(["recording", "check", str(tmp_path / "walk.side"), "--json"])
    walk(browser, site)

    [told] = json.loads(capsys.readouterr().out)["files"]
    assert [one["step"] for one in told["problems"] if one["stops"]] == [19]
    assert browser.driver.find_element(By.ID, "log").text.splitlines() == HEARD
    assert browser.driver.execute_script("return scrollY") == 400


@pytest.mark.parametrize(
    "case",
    [
        ("executeScript", "nobody.knows()", "", "its script, which did not end well"),
        ("select", "id=kind", "label=Fourth", "has no such choice"),
        ("click", "id=nothing", "", "#nothing: 0 visible of 0"),
    ],
)
def test_what_stands_in_a_steps_way_is_told(
    browser: Browser, desk: str, tmp_path: Path, case: tuple[str, ...]
) -> None:
    site = imported(tmp_path, desk, [("open", "/", ""), case[:3]])

    with pytest.raises(PageChanged, match=case[3]):
        walk(browser, replace(site, step_timeout_seconds=0.3))
