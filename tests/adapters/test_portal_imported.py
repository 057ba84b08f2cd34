"""A recording that was imported is replayed in a real Chromium, up to the report's bytes."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.site_file import load_site
from faxflow.adapters.portal.source import Machine, PortalSource
from faxflow.cli.main import main
from faxflow.simulator.portal import Portal

PASSWORD = "Copper-Kettle-8"
DAY = date(2026, 11, 20)
MACHINE = Machine(now=lambda: datetime(2026, 11, 20, 11, 0, tzinfo=UTC))
AT = "http://127.0.0.1:8480"


def keys(text: str) -> list[dict[str, Any]]:
    return [{"type": kind, "key": key} for key in text for kind in ("keyDown", "keyUp")]


CHROME: list[dict[str, Any]] = [
    {"type": "navigate", "url": "chrome://new-tab-page/"},
    {"type": "setViewport", "width": "1280", "height": "800"},
    {"type": "navigate", "url": f"{AT}/"},
    {"type": "change", "selectors": [["#uid"]], "value": "SVC_REPORT"},
    {"type": "click", "selectors": ["aria/Password", ["#pwd"]]},
    *keys(PASSWORD),
    {"type": "keyDown", "key": "Enter"},
    {"type": "keyUp", "key": "Enter"},
    {"type": "click", "selectors": ["aria/Reports", ""], "frame": ["0"]},
    {"type": "change", "selectors": "#rpt", "value": "APPTLIST", "frame": [1]},
    {"type": "change", "selectors": ["[name=FROMDT]"], "value": "11/17/2026", "frame": [1]},
    {"type": "change", "selectors": ["[name=TODT]"], "value": "11/23/2026", "frame": [1]},
    {"type": "click", "selectors": ["html >>> ::-p-aria(Run Report)"], "frame": [1]},
    {"type": "click", "selectors": [["text/Download"]], "frame": [1]},
]
SIDE = [
    ("open", "/", ""),
    ("store", "SVC_REPORT", "who"),
    ("type", "id=uid", "${who}"),
    ("type", "name=PASSWD", PASSWORD),
    ("sendKeys", "name=PASSWD", "${KEY_ENTER}"),
    ("pause", "500", ""),
    ("selectFrame", "name=menu", ""),
    ("click", "linkText=Reports", ""),
    ("selectFrame", "relative=parent", ""),
    ("selectFrame", "index=1", ""),
    ("select", "id=rpt", "label=Appointment List"),
    ("//select", "id=rpt", "index=1"),
    ("type", "name=FROMDT", "${today:%m/%d/%Y}"),
    ("sendKeys", "name=TODT", "${today+6:%m/%d/%Y}${KEY_TAB}"),
    ("click", "css=input[type=submit]", ""),
    ("assertText", "css=p", "Your report is ready."),
    ("waitForElementVisible", "partialLinkText=Down", "30000"),
    ("click", "//a[.='Download']", ""),
]


def as_chrome() -> dict[str, Any]:
    return {"title": "Appointments", "steps": CHROME}


def as_side() -> dict[str, Any]:
    fields = ("command", "target", "value")
    commands = [dict(zip(fields, line, strict=True)) for line in SIDE]
    return {"id": "1", "url": AT, "tests": [{"id": "2", "name": "W", "commands": commands}]}


@pytest.mark.parametrize("made", [as_chrome, as_side])
def test_an_imported_recording_fetches_the_report(
    tmp_path: Path, made: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    given, site_file = tmp_path / "given", tmp_path / "ehr.site.toml"
    given.write_text(json.dumps(made()), encoding="utf-8")

    words = ["--site", str(site_file), "--recorded-on", "2026-11-17"]
    code = main(["extract", "import", str(given), *words])
    with Portal(PASSWORD) as portal:
        site = load_site(site_file).at(portal.url)
        report = PortalSource(site, {"PORTAL_PASSWORD": PASSWORD}.__getitem__, MACHINE).fetch(DAY)
        assert report.content == portal.report_bytes(DAY)
        assert portal.login_posts == 1

    assert (code, PASSWORD in capsys.readouterr().out) == (0, False)
    assert PASSWORD not in site.recording_path.read_text(encoding="utf-8")
