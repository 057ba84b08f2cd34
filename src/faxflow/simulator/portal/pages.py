"""The portal's pages, as the nineties wrote them."""

from dataclasses import dataclass

REFUSED = "Invalid user name or password."
EXPIRED = "Your session has expired. Please sign in again."
SYSTEM = "ChartKeeper Classic"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the report form calls its list of reports; a change breaks old recordings."""

    field: str = "RPT"
    label: str = "Report"


RECORDED_WORDING = Wording()


def sign_in(message: str = "") -> str:
    """The form that asks who one is."""
    return _page(
        f"{SYSTEM} - Sign In",
        f"<h2>{SYSTEM}</h2><font color=red>{message}</font>"
        '<form action="/login" method="post"><table>'
        '<tr><td><label for="uid">User name</label></td>'
        '<td><input id="uid" name="USERID"></td></tr>'
        '<tr><td><label for="pwd">Password</label></td>'
        '<td><input id="pwd" name="PASSWD" type="password"></td></tr>'
        '</table><input type="submit" value="Sign In"></form>',
    )


def frames() -> str:
    """The menu on the left, the work on the right."""
    return (
        f"<html><head><title>{SYSTEM}</title></head>"
        '<frameset cols="180,*"><frame name="menu" src="/menu">'
        '<frame name="work" src="/welcome"></frameset></html>'
    )


def menu(user: str) -> str:
    """The links that fill the work frame."""
    links = (("/welcome", "Home"), ("/reports", "Reports"), ("/logout", "Sign Out"))
    listed = "".join(f'<li><a href="{to}" target="work">{name}</a></li>' for to, name in links)
    return _page("Menu", f"Signed in as {user}<ul>{listed}</ul>")


def welcome() -> str:
    """What stands in the work frame at first."""
    return _page("Home", "<h3>Welcome</h3><p>Choose from the menu.</p>")


def report_form(wording: Wording, problem: str = "") -> str:
    """Asks which report, and from when to when."""
    options = (("", "-- choose --"), ("DAYSHEET", "Day Sheet"), ("APPTLIST", "Appointment List"))
    listed = "".join(f'<option value="{value}">{name}</option>' for value, name in options)
    return _page(
        "Reports",
        f"<h3>Reports</h3><font color=red>{problem}</font>"
        '<form action="/run" method="post">'
        f'<label for="{wording.field.lower()}">{wording.label}</label> '
        f'<select id="{wording.field.lower()}" name="{wording.field}">{listed}</select><br>'
        'From <input name="FROMDT" size="10"> To <input name="TODT" size="10"> (mm/dd/yyyy)<br>'
        '<input type="submit" value="Run Report"></form>',
    )


def report_ready(link: str) -> str:
    """The report's link, which starts the download."""
    return _page("Report ready", f'<p>Your report is ready.</p><a href="{link}">Download</a>')


def _page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"
