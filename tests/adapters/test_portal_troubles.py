"""Whatever a portal does on the way, the walk has one right outcome.

One browser walks all of them; that each walk's own browser leaves nothing is proved beside.
"""

import json
import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from portal_walks import DAY, PASSWORD, Walk, as_new

from faxflow.adapters.portal import source
from faxflow.adapters.portal.browser import Browser, open_browser
from faxflow.adapters.portal.programs import need_browser
from faxflow.errors import (
    AccountLocked,
    CodeRefused,
    CodeWanted,
    DownloadBroken,
    DownloadIsPage,
    DownloadIsUntitledPage,
    ExitCode,
    FaxflowError,
    LoginRefused,
    NoData,
    NotSignedIn,
    PageChanged,
    PageStays,
    PasswordExpired,
    PortalClosed,
    RuleMisfits,
    SessionActive,
    SessionEnded,
    SeveralDownloads,
    UnknownDialog,
)
from faxflow.simulator.portal import Portal, PortalChanges, Trouble

ACTIVE = """[[pages]]
is = "session-active"
text = "active session on workstation"
click = "aria/End other session and continue"
"""
EXPIRING = """[[pages]]
is = "password-expiring"
title = "please note"
text = "Your password will expire"
click = ["text/Remind me later"]
"""
MISFIT = """[[pages]]
is = "session-active"
text = "active session on workstation"
click = "aria/Go on"
"""
NO_WAY_ON = """[[pages]]
is = "session-active"
text = "active session on workstation"
click = "h3"
"""
NOTICE = """[[pages]]
is = "notice"
selector = "h3 ~ form[action='/pass']"
click = "xpath///input[@type='submit']"
"""
MFA = """[[pages]]
is = "mfa"
text = "Enter the verification code"
code_into = "#otp"
secret = "PORTAL_KEY"
"""
DIALOG = """[[pages]]
is = "notice"
dialog = "chart open"
answer = "accept"
"""
CLOSED = """[[pages]]
is = "maintenance"
text = "scheduled maintenance"
"""
EMPTY = """[[pages]]
is = "no-data"
text = "No appointments match"
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    """A browser for the whole file."""
    with open_browser(*need_browser(None, None)) as browser:
        yield browser


@pytest.fixture(autouse=True)
def one_browser(running: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every walk of this file is done by it, as if it were new."""
    monkeypatch.setattr(source, "open_browser", lambda *_: nullcontext(as_new(running)))


@pytest.mark.parametrize(
    ("trouble", "rules"),
    [
        (Trouble.SESSION_ACTIVE, ACTIVE),
        (Trouble.PASSWORD_EXPIRING, EXPIRING),
        (Trouble.NOTICE, NOTICE),
        (Trouble.MFA, MFA),
        (Trouble.DIALOG, DIALOG),
        (Trouble.MOVED_FRAME, ""),
        (Trouble.NEW_TAB, ""),
        (Trouble.SLOW_DOWNLOAD, ""),
    ],
)
def test_a_walk_goes_on_past_what_it_knows(trouble: Trouble, rules: str, tmp_path: Path) -> None:
    with Portal(PASSWORD, faxes=6, changes=PortalChanges(trouble=trouble)) as portal:
        report = Walk(portal.url, tmp_path, rules, seconds=4).source().fetch(DAY)

        assert report.content == portal.report_bytes(DAY)
        assert portal.login_posts == 1
    assert bool(report.notes) is (trouble is Trouble.PASSWORD_EXPIRING)


@pytest.mark.parametrize(
    "case",
    [
        (Trouble.SESSION_ACTIVE, "", SessionActive, 'is = "session-active"'),
        (Trouble.SESSION_ACTIVE, MISFIT, RuleMisfits, "aria/Go on: 0 visible of 0"),
        (Trouble.SESSION_ACTIVE, NO_WAY_ON, PageStays, "again and again"),
        (Trouble.NOTICE, "", NotSignedIn, "Buttons there now: “Continue”"),
        (Trouble.PASSWORD_EXPIRED, "", PasswordExpired, "the secret PORTAL_PASSWORD"),
        (Trouble.LOCKED, "", AccountLocked, "locked the account SVC_REPORT"),
        (Trouble.MFA, "", CodeWanted, 'is = "mfa"'),
        (Trouble.MAINTENANCE, "", PortalClosed, "it says so"),
        (Trouble.MAINTENANCE, CLOSED, PortalClosed, "rule 1 of [[pages]]"),
        (Trouble.UNAVAILABLE, "", PortalClosed, "HTTP 503"),
        (Trouble.DIALOG, "", UnknownDialog, "before the sign of being signed in"),
        (Trouble.RENAMED_BUTTON, "", PageChanged, "Buttons there now: “Create List”"),
        (Trouble.SIGNED_OUT, "", SessionEnded, "before step 13 (wait for “ready”)"),
        (Trouble.NO_DATA, EMPTY, NoData, "rule 1 of [[pages]] (no-data) of site.toml"),
        (Trouble.CUT_DOWNLOAD, "", DownloadBroken, " bytes"),
        (Trouble.ERROR_PAGE, "", DownloadIsPage, "“Server Error”, HTTP 500"),
        (Trouble.INLINE, "", DownloadIsUntitledPage, "shown as text/plain"),
        (Trouble.TWO_FILES, "", SeveralDownloads, "one file, and 2 came"),
    ],
    ids=lambda case: case[0],
)
def test_a_walk_that_cannot_go_on_says_why(
    case: tuple[Trouble, str, type[FaxflowError], str], tmp_path: Path
) -> None:
    trouble, rules, failure, told = case

    with Portal(PASSWORD, faxes=6, changes=PortalChanges(trouble=trouble)) as portal:
        with pytest.raises(failure) as raised:
            Walk(portal.url, tmp_path, rules).source().fetch(DAY)

        assert portal.login_posts <= 1
    assert type(raised.value) is failure
    assert told in str(raised.value)
    assert "HOLLOWAY" not in str(raised.value)
    assert not (tmp_path / "screenshots").exists()
    assert PASSWORD not in str(raised.value)


def cells(page: str) -> list[str]:
    return re.findall(r"<t[dh]>([^<]*)<", unescape(page))


@pytest.mark.parametrize("trouble", [Trouble.SHOWN, Trouble.INLINE])
def test_a_report_that_is_shown_is_taken_where_the_site_says_so(
    trouble: Trouble, tmp_path: Path
) -> None:
    with Portal(PASSWORD, faxes=6, changes=PortalChanges(trouble=trouble)) as portal:
        walk = Walk(portal.url, tmp_path, more="report_is_page = true")
        report = walk.source().fetch(DAY)

        printed = cells(portal.report_bytes(DAY).decode("cp1252"))

    assert cells(report.content.decode("utf-8-sig")) == printed
    assert report.name == ("page.html" if trouble is Trouble.SHOWN else "page.txt")


def test_a_refused_code_is_told_and_never_entered_twice(tmp_path: Path) -> None:
    with Portal(PASSWORD, changes=PortalChanges(trouble=Trouble.MFA)) as portal:
        walk = Walk(portal.url, tmp_path, MFA, key="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")

        with pytest.raises(CodeRefused, match="the secret PORTAL_KEY") as raised:
            walk.source().fetch(DAY)

        assert portal.codes_entered == 1
    assert raised.value.exit_code is ExitCode.LOGIN_REFUSED


RECORDED_CODE = [
    {"type": "navigate", "url": "http://127.0.0.1:8480/"},
    {"type": "change", "selectors": ["#uid"], "value": "${user}"},
    {"type": "change", "selectors": ["#pwd"], "value": "${password}"},
    {"type": "click", "selectors": ["aria/Sign In"]},
    {"type": "change", "selectors": ["#otp"], "value": "${otp}"},
    {"type": "click", "selectors": ["aria/Verify"]},
    {"type": "click", "selectors": ["aria/Reports"], "frame": [0]},
    {"type": "change", "selectors": ["#rpt"], "value": "APPTLIST", "frame": [1]},
    {
        "type": "change",
        "selectors": ["[name=FROMDT]"],
        "value": "${today:%m/%d/%Y}",
        "frame": [1],
    },
    {"type": "change", "selectors": ["[name=TODT]"], "value": "${today:%m/%d/%Y}", "frame": [1]},
    {"type": "click", "selectors": ["aria/Run Report"], "frame": [1]},
    {"type": "click", "selectors": ["aria/Download"], "frame": [1]},
]


@pytest.fixture
def recorded_code(tmp_path: Path) -> Path:
    """A recording in which the one-time code is typed as one of its steps."""
    path = tmp_path / "walk.json"
    path.write_text(json.dumps({"title": "With a code", "steps": RECORDED_CODE}))
    return path


def test_a_recorded_code_is_made_anew_at_each_walk(recorded_code: Path, tmp_path: Path) -> None:
    codes = '[one_time_codes]\notp = "PORTAL_KEY"\n'

    with Portal(PASSWORD, faxes=6, changes=PortalChanges(trouble=Trouble.MFA)) as portal:
        walk = Walk(portal.url, tmp_path, codes, seconds=6, recording=recorded_code)
        report = walk.source().fetch(DAY)

        assert report.content == portal.report_bytes(DAY)


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        ({"password": "not it"}, LoginRefused),
        ({"key": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}, CodeRefused),
    ],
)
def test_a_refusal_in_the_middle_of_a_sign_in_is_told_for_what_it_is(
    given: dict[str, str], failure: type[FaxflowError], recorded_code: Path, tmp_path: Path
) -> None:
    codes = '[one_time_codes]\notp = "PORTAL_KEY"\n'

    with Portal(PASSWORD, faxes=6, changes=PortalChanges(trouble=Trouble.MFA)) as portal:
        walk = replace(Walk(portal.url, tmp_path, codes, recording=recorded_code), **given)
        with pytest.raises(failure) as raised:
            walk.source().fetch(DAY)

        assert portal.login_posts == 1
        assert portal.codes_entered <= 1
    assert type(raised.value) is failure
