"""The rehearsal's portal lets in whoever knows the password, for as long as the session lives."""

from collections.abc import Iterator
from datetime import date
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest

from faxflow.simulator.portal import Portal, PortalChanges

PASSWORD = "Tin-Lantern-3"
DAY = date(2026, 11, 20)


@pytest.fixture
def visitor() -> OpenerDirector:
    """A visitor who keeps cookies and uses no proxy."""
    return build_opener(HTTPCookieProcessor(CookieJar()), ProxyHandler({}))


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal(PASSWORD, faxes=6, delay_seconds=0) as running:
        yield running


def get(visitor: OpenerDirector, url: str, form: dict[str, str] | None = None) -> bytes:
    """The body of the answer, after redirects."""
    data = urlencode(form).encode() if form is not None else None
    with visitor.open(url, data=data, timeout=10) as answer:
        body: bytes = answer.read()
    return body


def sign_in(visitor: OpenerDirector, portal: Portal, password: str = PASSWORD) -> bytes:
    """What is shown after the sign-in form was sent."""
    return get(visitor, f"{portal.url}/login", {"USERID": "SVC_REPORT", "PASSWD": password})


def test_the_right_password_opens_the_frames(visitor: OpenerDirector, portal: Portal) -> None:
    assert b"<frameset" in sign_in(visitor, portal)
    assert b"Signed in as SVC_REPORT" in get(visitor, f"{portal.url}/menu")
    assert portal.login_posts == 1


def test_a_wrong_password_opens_nothing(visitor: OpenerDirector, portal: Portal) -> None:
    assert b"Invalid user name or password." in sign_in(visitor, portal, "guess")
    assert b'type="password"' in get(visitor, f"{portal.url}/download?day=11/20/2026")


def test_a_report_is_run_for_dates_and_comes_slowly_but_whole(visitor: OpenerDirector) -> None:
    form = {"RPT": "APPTLIST", "FROMDT": "11/20/2026", "TODT": "11/26/2026"}

    with Portal(PASSWORD, faxes=6, delay_seconds=0.05) as portal:
        sign_in(visitor, portal)
        ready = get(visitor, f"{portal.url}/run", form)
        content = get(visitor, f"{portal.url}/download?day=11/20/2026")

        assert b'href="/download?day=11/20/2026"' in ready
        assert content == portal.report_bytes(DAY)


@pytest.mark.parametrize(
    "form",
    [
        {"RPT": "", "FROMDT": "11/20/2026", "TODT": "11/26/2026"},
        {"RPT": "APPTLIST", "FROMDT": "2026-11-20", "TODT": "11/26/2026"},
        {"RPT": "APPTLIST", "FROMDT": "11/27/2026", "TODT": "11/26/2026"},
    ],
)
def test_a_form_that_is_filled_in_wrongly_comes_back(
    visitor: OpenerDirector, portal: Portal, form: dict[str, str]
) -> None:
    sign_in(visitor, portal)

    assert b"Choose a report and two dates." in get(visitor, f"{portal.url}/run", form)


def test_a_session_ends_after_as_many_requests_as_it_was_told(visitor: OpenerDirector) -> None:
    with Portal(PASSWORD, faxes=6, changes=PortalChanges(session_requests=2)) as portal:
        sign_in(visitor, portal)

        assert b"Signed in" in get(visitor, f"{portal.url}/menu")
        assert b"Your session has expired" in get(visitor, f"{portal.url}/menu")
