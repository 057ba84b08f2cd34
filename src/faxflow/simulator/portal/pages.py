"""The portal's pages, as the nineties wrote them."""

from dataclasses import dataclass

REFUSED = "Invalid user name or password."
EXPIRED = "Your session has expired. Please sign in again."
SYSTEM = "ChartKeeper Classic"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the report form calls its list and its button; a change breaks old recordings."""

    field: str = "RPT"
    label: str = "Report"
    button: str = "Run Report"


RECORDED_WORDING = Wording()


def sign_in(message: str = "") -> str:
    """The form that asks who one is."""
    return page(
        f"{SYSTEM} - Sign In",
        f"<h2>{SYSTEM}</h2><font color=red>{message}</font>"
        '<form action="/login" method="post"><table>'
        '<tr><td><label for="uid">User name</label></td>'
        '<td><input id="uid" name="USERID"></td></tr>'
        '<tr><td><label for="pwd">Password</label></td>'
        '<td><input id="pwd" name="PASSWD" type="password"></td></tr>'
        '</table><input type="submit" value="Sign In"></form>',
    )


def frames(script: str = "", banner: str = "") -> str:
    """The menu on the left, the work on the right; `banner` is a frame before both."""
    columns = "60,180,*" if banner else "180,*"
    return (
        f"<html><head><title>{SYSTEM}</title>{script}</head>"
        f'<frameset cols="{columns}">{banner}<frame name="menu" src="/menu">'
        '<frame name="work" src="/welcome"></frameset></html>'
    )


DIALOG = "<script>alert('Message for HOLLOWAY, EDITH: chart open')</script>"
BANNER = '<frame name="banner" src="/banner">'


def banner() -> str:
    """A narrow frame that was not there when the walk was recorded."""
    return page("Banner", f"<b>{SYSTEM}</b>")


def menu(user: str) -> str:
    """The links that fill the work frame."""
    links = (("/welcome", "Home"), ("/reports", "Reports"), ("/logout", "Sign Out"))
    listed = "".join(f'<li><a href="{to}" target="work">{name}</a></li>' for to, name in links)
    return page("Menu", f"Signed in as {user}<ul>{listed}</ul>")


def welcome() -> str:
    """What stands in the work frame at first."""
    return page("Home", "<h3>Welcome</h3><p>Choose from the menu.</p>")


def report_form(wording: Wording, problem: str = "", *, in_new_tab: bool = False) -> str:
    """Asks which report, and from when to when."""
    target = ' target="_blank"' if in_new_tab else ""
    options = (("", "-- choose --"), ("DAYSHEET", "Day Sheet"), ("APPTLIST", "Appointment List"))
    listed = "".join(f'<option value="{value}">{name}</option>' for value, name in options)
    return page(
        "Reports",
        f"<h3>Reports</h3><font color=red>{problem}</font>"
        f'<form action="/run" method="post"{target}>'
        f'<label for="{wording.field.lower()}">{wording.label}</label> '
        f'<select id="{wording.field.lower()}" name="{wording.field}">{listed}</select><br>'
        'From <input name="FROMDT" size="10"> To <input name="TODT" size="10"> (mm/dd/yyyy)<br>'
        f"{_button(wording)}</form>",
    )


def _button(wording: Wording) -> str:
    """An input as it was recorded; who renames it makes a button of it, too."""
    if wording.button == RECORDED_WORDING.button:
        return f'<input type="submit" value="{wording.button}">'
    return f"<button>{wording.button}</button>"


def report_ready(link: str) -> str:
    """The report's link, which starts the download."""
    return page("Report ready", f'<p>Your report is ready.</p><a href="{link}">Download</a>')


def page(title: str, body: str) -> str:
    """A page of the portal."""
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"
