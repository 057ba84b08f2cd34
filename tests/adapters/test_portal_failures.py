"""A page that no rule knows is still told for what it is, by its wording and its fields."""

from dataclasses import replace
from pathlib import Path

import pytest
from seen_pages import page
from selenium.common.exceptions import TimeoutException
from test_portal_site import SITE, site_in

from faxflow.adapters.portal.failures import closed, late_page, no_page, not_let_in
from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.voices import speaks
from faxflow.errors import (
    AccountLocked,
    CodeRefused,
    CodeWanted,
    FaxflowError,
    LoginRefused,
    PasswordExpired,
    PortalClosed,
    ServerUnreachable,
    SessionActive,
)

MUCH_TEXT = "Appointments of the week. " * 100


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_in(tmp_path)


@pytest.mark.parametrize(
    ("seen", "failure"),
    [
        (page("Wrong name or password", passwords=1, fields=2), LoginRefused),
        (page("If your account is locked, call us.", passwords=1), LoginRefused),
        (page("Forgot or change your password?", passwords=1), LoginRefused),
        (page("Your account has been temporarily locked.", passwords=1), AccountLocked),
        (page("User is disabled"), AccountLocked),
        (page("Choose one", passwords=2, fields=2), PasswordExpired),
        (page("Your password has expired. Click here."), PasswordExpired),
        (page("You must change your password now."), PasswordExpired),
        (page("Enter it", codes=1, fields=1), CodeWanted),
        (page("Type the verification code that we sent", fields=1), CodeWanted),
        (page("Open your authenticator app", fields=1), CodeWanted),
        (page("You are already logged in elsewhere."), SessionActive),
        (page("Another session is active. End it?"), SessionActive),
    ],
)
def test_what_keeps_us_out_is_known(site: Site, seen: Sight, failure: type[FaxflowError]) -> None:
    assert type(not_let_in(site, [page("menu"), seen])) is failure


@pytest.mark.parametrize(
    "seen",
    [
        page("Welcome. You are signed in as SVC."),
        page("Enter the security code"),
        page(f"{MUCH_TEXT} security code, password expired", fields=3),
        page("Active sessions: 3 rooms"),
    ],
)
def test_a_plain_page_keeps_nobody_out(site: Site, seen: Sight) -> None:
    assert not_let_in(site, [seen]) is None


def test_a_code_that_the_walk_has_typed_was_refused(tmp_path: Path) -> None:
    site = site_in(tmp_path, SITE + '[one_time_codes]\notp = "PORTAL_KEY"\n')

    assert type(not_let_in(site, [page("Enter it", codes=1)])) is CodeRefused


@pytest.mark.parametrize(
    "seen",
    [
        page("Scheduled maintenance until noon."),
        page("The system is currently unavailable."),
        page("Welcome", status=503, fields=2),
    ],
)
def test_a_portal_that_is_closed_is_known(site: Site, seen: Sight) -> None:
    assert isinstance(closed(site, [seen]), PortalClosed)


@pytest.mark.parametrize(
    "seen",
    [
        page("Maintenance on Sunday. Choose a report:", fields=1),
        page(f"{MUCH_TEXT} maintenance"),
        page("Not found", status=404),
    ],
)
def test_a_word_of_maintenance_closes_no_portal(site: Site, seen: Sight) -> None:
    assert closed(site, [seen]) is None


def test_a_page_of_the_browsers_own_is_a_portal_out_of_reach(site: Site) -> None:
    seen = page(address="chrome-error://chromewebdata/")

    assert isinstance(no_page(site, [seen]), ServerUnreachable)


def test_a_page_that_never_came_to_its_end_is_told_from_an_element_that_is_not_there(
    site: Site,
) -> None:
    by_the_driver, by_our_own_wait = TimeoutException("Timed out receiving"), TimeoutException("")

    assert "no answer in time" in str(late_page(site, by_the_driver))
    assert late_page(site, by_our_own_wait) is None


@pytest.mark.parametrize(
    ("frame", "address", "counts"),
    [
        ((), "https://sign-in.example/", True),
        ((0,), "https://portal.example/banner", True),
        ((1,), "chrome-error://chromewebdata/", False),
        ((2,), "https://adverts.example/", False),
        ((3,), "https://sign-in.example/menu", True),
        ((4,), "about:srcdoc", True),
    ],
)
def test_frames_of_other_servers_say_nothing_of_the_portal(
    site: Site, frame: tuple[int, ...], address: str, counts: bool
) -> None:
    step = site.recording.steps[-1]

    assert speaks(page(frame=frame, address=address), site, step, "sign-in.example") is counts
    assert speaks(page(frame=frame, address=address), site, replace(step, frame=frame))
