"""The pages between the sign-in and the menu: each wants something of whoever signs in."""

from faxflow.simulator.portal.pages import SYSTEM, page
from faxflow.simulator.portal.trouble import Trouble

CODE_REFUSED = "That code is not valid."
_HEADINGS = {
    Trouble.SESSION_ACTIVE: (
        "You already have an active session on workstation FRONT-2.",
        "End other session and continue",
    ),
    Trouble.PASSWORD_EXPIRING: ("Your password will expire in 5 days.", "Remind me later"),
    Trouble.NOTICE: ("Message of the day: flu clinic on Saturday.", "Continue"),
}


def arrival_page(trouble: Trouble, message: str = "") -> str:
    """The page of that trouble."""
    if trouble is Trouble.MFA:
        return _code(message)
    if trouble is Trouble.PASSWORD_EXPIRED:
        return _new_password()
    told, button = _HEADINGS[trouble]
    return page(
        f"{SYSTEM} - Please note",
        f'<h3>{told}</h3><form action="/pass" method="post">'
        f'<input type="submit" value="{button}"></form>',
    )


def _code(message: str) -> str:
    return page(
        f"{SYSTEM} - Verification",
        f"<h3>Enter the verification code</h3><font color=red>{message}</font>"
        '<form action="/pass" method="post">'
        '<input id="otp" name="CODE" size="6" autocomplete="one-time-code">'
        '<input type="submit" value="Verify"></form>',
    )


def _new_password() -> str:
    fields = "".join(
        f'<tr><td>{label}</td><td><input name="{name}" type="password"></td></tr>'
        for label, name in (("Old", "OLDPW"), ("New", "NEWPW"), ("Again", "NEWPW2"))
    )
    return page(
        f"{SYSTEM} - Change Password",
        "<h3>Your password has expired.</h3>"
        f'<form action="/pass" method="post"><table>{fields}</table>'
        '<input type="submit" value="Change"></form>',
    )
