"""What the portal answers to each request: pure, from the request to a reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

from faxflow.simulator.portal import pages
from faxflow.simulator.portal.pages import Wording
from faxflow.simulator.portal.spreadsheet import FILE_NAME

USER = "SVC_REPORT"
_DATE = "%m/%d/%Y"


@dataclass(frozen=True, slots=True)
class Request:
    """`signed_in` says whether its cookie belongs to a living session."""

    method: str
    path: str
    form: Mapping[str, str]
    signed_in: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """`file_name` where the body is a download; `starts_session` after a good sign-in."""

    body: bytes = b""
    status: int = 200
    location: str = ""
    file_name: str = ""
    starts_session: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Knows the password, the wording of the day and how to print a report."""

    password: str
    wording: Wording
    report: Callable[[date], bytes]

    def reply(self, request: Request) -> Reply:
        """The reply; whoever is not signed in sees the sign-in form and nothing else."""
        route = urlsplit(request.path)
        if (request.method, route.path) == ("POST", "/login"):
            return self._login(request.form)
        if route.path == "/":
            return _page(pages.sign_in())
        if not request.signed_in:
            return _page(pages.sign_in(pages.EXPIRED))
        return self._inside(request, route.path, route.query)

    def _login(self, form: Mapping[str, str]) -> Reply:
        if (form.get("USERID"), form.get("PASSWD")) != (USER, self.password):
            return _page(pages.sign_in(pages.REFUSED))
        return Reply(status=303, location="/main", starts_session=True)

    def _inside(self, request: Request, path: str, query: str) -> Reply:
        shown = {
            "/main": pages.frames(),
            "/menu": pages.menu(USER),
            "/welcome": pages.welcome(),
            "/reports": pages.report_form(self.wording),
        }
        if path in shown:
            return _page(shown[path])
        if path == "/run":
            return self._run(request.form)
        if path == "/download":
            return self._download(query)
        return Reply(b"Not found", status=404)

    def _run(self, form: Mapping[str, str]) -> Reply:
        """A link to the report, or the form again with what is wrong."""
        chosen = form.get(self.wording.field)
        days = [_day(form.get(name, "")) for name in ("FROMDT", "TODT")]
        if chosen != "APPTLIST" or days[0] is None or days[1] is None or days[0] > days[1]:
            return _page(pages.report_form(self.wording, "Choose a report and two dates."))
        return _page(pages.report_ready(f"/download?day={days[0]:{_DATE}}"))

    def _download(self, query: str) -> Reply:
        day = _day("".join(parse_qs(query).get("day", [])))
        if day is None:
            return Reply(b"No such report", status=404)
        return Reply(self.report(day), file_name=FILE_NAME)


def _page(html: str) -> Reply:
    return Reply(html.encode("cp1252"))


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, _DATE).date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return None
