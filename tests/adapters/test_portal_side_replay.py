"""What a check calls replayable is replayed: a walk of Selenium IDE on a page of every kind."""

import json
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from faxflow.adapters.portal.browser import open_browser
from faxflow.adapters.portal.filling import WalkFilling
from faxflow.adapters.portal.programs import need_browser
from faxflow.adapters.portal.replay import Replay
from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.watch import Watch
from faxflow.cli.main import main

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


def recorded(url: str) -> str:
    """The walk, as Selenium IDE keeps it."""
    keys = ("command", "target", "value")
    lines = [
        line if isinstance(line, dict) else dict(zip(keys, line, strict=True)) for line in WALK
    ]
    return json.dumps({"url": url, "tests": [{"name": "Walk", "commands": lines}]})


def test_every_kind_of_command_is_replayed_as_it_was_checked(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, site_file = tmp_path / "walk.side", tmp_path / "desk.site.toml"
    given.write_text(recorded(desk), encoding="utf-8")
    words = ["--site", str(site_file), "--recorded-on", "2026-11-20"]
    main(["recording", "check", str(given), "--json"])
    [told] = json.loads(capsys.readouterr().out)["files"]

    main(["extract", "import", str(given), *words])
    draft = site_file.read_text(encoding="utf-8")
    site_file.write_text(draft.replace("allow_javascript = false", "allow_javascript = true"))
    site = load_site(site_file)
    with open_browser(*need_browser(None, None)) as browser:
        watch = Watch(browser.driver, site, code=str)
        Replay(browser.driver, site, WalkFilling(date(2026, 11, 25), {}, {}), watch).run()
        heard = browser.driver.find_element(By.ID, "log").text.splitlines()
        down = browser.driver.execute_script("return scrollY")

    assert [one["step"] for one in told["problems"] if one["stops"]] == [19]
    assert (heard, down) == (HEARD, 400)
