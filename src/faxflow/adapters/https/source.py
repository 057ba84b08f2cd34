"""A plain download: one address a day, one question, and a check that the answer is a report."""

from base64 import b64encode
from datetime import date
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin
from urllib.request import Request
from zoneinfo import ZoneInfo

from faxflow.adapters.https.body import whole_body
from faxflow.adapters.https.exchange import Address, address, asked, trust
from faxflow.adapters.https.refusals import FOUND, MOVED, http_moment, refusal
from faxflow.adapters.mail_security import Secret
from faxflow.config.source import HttpsAuth, HttpsSettings
from faxflow.domain.file_choice import Wanted
from faxflow.domain.place_filling import fill
from faxflow.domain.report_file import ReportFile
from faxflow.domain.run import Clock
from faxflow.domain.sign_in_page import is_sign_in_page
from faxflow.errors import ConfigurationProblem, NoReportCame, ReportNotServed, SignInPage

_MOST_REDIRECTS = 5


class HttpsSource:
    """Asks once for each fetch; `secret` gives the value of a secret by its name."""

    def __init__(
        self, settings: HttpsSettings, secret: Secret, zone: ZoneInfo, clock: Clock
    ) -> None:
        self._settings = settings
        self._secret = secret
        self._wanted = Wanted("*", zone, settings.max_age_hours)
        self._clock = clock

    def fetch(self, day: date) -> ReportFile:
        """The day's report. Raises LoginRefused, SignInPage, ReportNotServed, NoReportCame,
        DownloadBroken, ServerUnreachable, SourceUntrusted, SecretMissing, ConfigurationProblem."""
        context = trust(self._settings.ca_file)
        first = at = address(fill(self._settings.url, day, str))
        shown, cookies = self._shown(), CookieJar()
        for _ in range(_MOST_REDIRECTS + 1):
            headers = _headers(at, cookies) | (shown if at.origin == first.origin else {})
            with asked(at, headers, context, self._settings.timeout_seconds) as response:
                cookies.extract_cookies(response, _request(at))
                if response.status not in MOVED:
                    name, content = self._report(response, at, day)
                    name = name or _file_name(unquote(first.parts.path))
                    return ReportFile(name, content, _place(first, response))
                at = self._onward(response, first, at)
        raise NoReportCame(server=first.server, what="it leads from one address to the next")

    def _report(self, response: HTTPResponse, at: Address, day: date) -> tuple[str, bytes]:
        """The report's name as the server gives it, which may be empty, and its content."""
        if response.status not in FOUND:
            raise refusal(response, self._settings, at.server, day=day, now=self._clock())
        self._check_fresh(response, at, day)
        most = int(self._settings.max_megabytes * 1_000_000)
        content = whole_body(response, at.server, most)
        if is_sign_in_page(content):
            raise SignInPage(name=f"What {at.server} answered")
        return _file_name(response.headers.get_filename() or ""), content

    def _check_fresh(self, response: HTTPResponse, at: Address, day: date) -> None:
        """Returns where the server does not say that the file is too old."""
        changed_at = http_moment(response.getheader("Last-Modified") or "")
        too_old = changed_at and self._wanted.too_old(changed_at, day, self._clock())
        if too_old:
            raise ReportNotServed(day=day, server=at.server, what=f"the file there is {too_old}")

    def _onward(self, response: HTTPResponse, first: Address, at: Address) -> Address:
        """Where a redirect leads, if we may go there."""
        try:
            onward = address(urljoin(at.parts.geturl(), response.getheader("Location") or ""))
        except ValueError:
            raise NoReportCame(server=at.server, what="it leads to no address") from None
        if first.secure and not onward.secure:
            what = f"{at.server} leads on to {onward.host} without TLS, and nobody followed"
            raise _led_astray(what, "Name an address that stays on https://.")
        known = {first.host, *(one.lower() for one in self._settings.redirect_hosts)}
        if onward.host not in known:
            todo = (
                "If the report lies there, add it to redirect_hosts; if one signs in there,"
                ' kind = "portal" with a recording does it.'
            )
            raise _led_astray(f"{at.server} leads on to {onward.host}, and nobody followed", todo)
        return onward

    def _shown(self) -> dict[str, str]:
        """What shows the server who asks. Raises SecretMissing, ConfigurationProblem."""
        settings, name = self._settings, self._settings.secret
        if name is None:
            return {}
        secret = self._secret(name)
        if settings.auth is HttpsAuth.BASIC:
            both = b64encode(f"{settings.user}:{secret}".encode()).decode()
            return {"Authorization": f"Basic {both}"}
        if not (secret.isascii() and secret.isprintable()):
            raise ConfigurationProblem(
                where=f"secret {name}",
                what="it holds signs that no header may hold",
                todo="Mend the place that gives it.",
            )
        bearer = settings.auth is HttpsAuth.BEARER
        return {"Authorization": f"Bearer {secret}"} if bearer else {settings.header or "": secret}


def _headers(at: Address, cookies: CookieJar) -> dict[str, str]:
    request = _request(at)
    cookies.add_cookie_header(request)
    # Packed, it would only have to be unpacked; some servers pack all the same.
    plain = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "faxflow"}
    return plain | {name: str(value) for name, value in request.header_items()}


def _request(at: Address) -> Request:
    """The question as the cookie jar wants to see it; nobody opens it."""
    return Request(at.parts.geturl())  # noqa: S310 - an address that was checked, for cookies alone


def _file_name(given: str) -> str:
    """The last part of a name or of a path."""
    name = PurePosixPath(given.replace("\\", "/")).name
    return "".join(sign for sign in name if sign.isprintable())[:200]


def _place(first: Address, response: HTTPResponse) -> str:
    """Where it came from, by the address that was configured: one that a server leads on to may
    hold a key that was made for us alone."""
    promised = response.chunked or "Content-Length" in response.headers
    doubt = "" if promised else ", which promised no length"
    return f"{first.parts.scheme} {first.server}{first.parts.path}{doubt}"


def _led_astray(what: str, todo: str) -> ConfigurationProblem:
    return ConfigurationProblem(where="[source] url", what=what, todo=todo)
