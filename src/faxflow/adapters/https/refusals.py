"""What it means when a web server answers with anything but the report."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPResponse

from faxflow.config.source import HttpsAuth, HttpsSettings
from faxflow.domain.file_choice import age_words
from faxflow.errors import (
    FaxflowError,
    LoginRefused,
    LoginWanted,
    NoReportCame,
    ReportNotServed,
    ServerUnreachable,
)

FOUND = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
MOVED = frozenset({301, 302, 303, 307, 308})

_REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_NOT_YET = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_BUSY = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_SCHEME = re.compile(r"[A-Za-z]{1,20}")
_LONGEST_WAIT = timedelta(days=7)


def refusal(
    response: HTTPResponse, settings: HttpsSettings, server: str, *, day: date, now: datetime
) -> FaxflowError:
    """Why there is no report, from an answer that is neither one nor a redirect."""
    status = response.status
    if status in _REFUSED:
        return _not_let_in(settings, server, response.headers.get_all("WWW-Authenticate", []))
    if status in _NOT_YET:
        return ReportNotServed(day=day, server=server, what=f"it answered {status}")
    if status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        what = f"it answered {status}{_wish(response.getheader('Retry-After'), now)}"
        return ServerUnreachable(server=server, what=what)
    return NoReportCame(server=server, what=f"it answered {status}")


def _not_let_in(settings: HttpsSettings, server: str, challenges: list[str]) -> LoginRefused:
    wanted = [found[0] for one in challenges if (found := _SCHEME.match(one))]
    other = settings.auth is HttpsAuth.BASIC and not _asks_for("basic", wanted)
    if settings.secret is None or other:
        kinds = ", ".join(wanted) or "it does not say which"
        return LoginWanted(server=server, wanted=kinds, auth=settings.auth)
    user = settings.user or f"the holder of {settings.secret}"
    return LoginRefused(server=server, user=user, secret=settings.secret)


def _asks_for(scheme: str, wanted: list[str]) -> bool:
    """Whether a server that names its kinds of login names this one; most name none."""
    return not wanted or scheme in {one.lower() for one in wanted}


def _wish(written: str | None, now: datetime) -> str:
    """How long it wants to be left alone, in words; nothing where it does not say."""
    wait = _wait(written or "", now)
    if wait is None or not timedelta() < wait <= _LONGEST_WAIT:
        return ""
    words = age_words(wait) if wait >= timedelta(minutes=2) else f"{wait.total_seconds():.0f} s"
    return f", and asks to be left alone for {words}"


def _wait(written: str, now: datetime) -> timedelta | None:
    """Retry-After (RFC 9110): seconds, or a date."""
    if written.strip().isdecimal() and len(written) < 10:  # noqa: PLR2004 - beyond any calendar
        return timedelta(seconds=int(written))
    moment = http_moment(written)
    return moment - now if moment else None


def http_moment(written: str) -> datetime | None:
    """A moment as HTTP writes it (RFC 9110); None where it is none."""
    with suppress(ValueError, OverflowError):
        moment = parsedate_to_datetime(written)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
