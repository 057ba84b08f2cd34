"""What the portal answers to each request: from the request and the time to a reply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

from faxflow.simulator.portal import closed_pages, pages
from faxflow.simulator.portal.arrivals import arrival, passed
from faxflow.simulator.portal.changes import PortalChanges
from faxflow.simulator.portal.exchange import Reply, Request, page_reply
from faxflow.simulator.portal.handing_out import handed_out, ready
from faxflow.simulator.portal.trouble import CLOSED, Trouble

USER = "SVC_REPORT"
_DATE = "%m/%d/%Y"


@dataclass(frozen=True, slots=True)
class Answers:
    """Knows the password, the changes of the day, and how to print a report."""

    password: str
    changes: PortalChanges
    report: Callable[[date], bytes]

    def reply(self, request: Request) -> Reply:
        """The reply; whoever is not signed in sees the sign-in form and nothing else."""
        trouble = self.changes.trouble
        if trouble in CLOSED:
            status = 503 if trouble is Trouble.UNAVAILABLE else 200
            return page_reply(closed_pages.maintenance(), status)
        route = urlsplit(request.path)
        if (request.method, route.path) == ("POST", "/login"):
            return self._login(request.form)
        if route.path == "/":
            return page_reply(pages.sign_in())
        thrown_out = trouble is Trouble.SIGNED_OUT and route.path == "/run"
        if not request.signed_in or thrown_out:
            return page_reply(pages.sign_in(pages.EXPIRED))
        return self._inside(request, route.path, route.query)

    def _login(self, form: Mapping[str, str]) -> Reply:
        if (form.get("USERID"), form.get("PASSWD")) != (USER, self.password):
            return page_reply(pages.sign_in(pages.REFUSED))
        if self.changes.trouble is Trouble.LOCKED:
            return page_reply(closed_pages.locked())
        return Reply(status=303, location="/main", starts_session=True)

    def _inside(self, request: Request, path: str, query: str) -> Reply:
        before = None if request.passed else arrival(self.changes.trouble)
        if path == "/pass":
            return passed(self.changes.trouble, request.form, self.changes.clock())
        if path == "/main":
            return before or page_reply(self._frames())
        if path == "/run":
            return self._run(request.form)
        if path == "/download":
            return self._download(query)
        return self._shown(path)

    def _shown(self, path: str) -> Reply:
        shown = {
            "/menu": pages.menu(USER),
            "/banner": pages.banner(),
            "/welcome": pages.welcome(),
            "/reports": pages.report_form(
                self.changes.shown_wording, in_new_tab=self.changes.trouble is Trouble.NEW_TAB
            ),
        }
        return page_reply(shown[path]) if path in shown else Reply(b"Not found", status=404)

    def _frames(self) -> str:
        trouble = self.changes.trouble
        return pages.frames(
            script=pages.DIALOG if trouble is Trouble.DIALOG else "",
            banner=pages.BANNER if trouble is Trouble.MOVED_FRAME else "",
        )

    def _run(self, form: Mapping[str, str]) -> Reply:
        """A link to the report, or the form again with what is wrong."""
        wording = self.changes.shown_wording
        chosen = form.get(wording.field)
        days = [_day(form.get(name, "")) for name in ("FROMDT", "TODT")]
        if chosen != "APPTLIST" or days[0] is None or days[1] is None or days[0] > days[1]:
            return page_reply(pages.report_form(wording, "Choose a report and two dates."))
        return ready(f"/download?day={days[0]:{_DATE}}", self.changes.trouble)

    def _download(self, query: str) -> Reply:
        day = _day("".join(parse_qs(query).get("day", [])))
        if day is None:
            return Reply(b"No such report", status=404)
        return handed_out(self.report(day), self.changes.trouble)


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, _DATE).date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return None
