"""The pages of a portal that shows nothing else, or that has nothing to give."""

from faxflow.simulator.portal.pages import SYSTEM, page

NOT_LOADED = "The report server is not responding (RPT-500)."


def maintenance() -> str:
    """That the system is being worked on."""
    told = "The system is down for scheduled maintenance. Please try again later."
    return page(f"{SYSTEM} - Notice", f"<h2>{SYSTEM}</h2><p>{told}</p>")


def locked() -> str:
    """That the account is locked, under the form that asks who one is."""
    return page(
        f"{SYSTEM} - Sign In",
        "<p>Your account has been locked. Call the help desk at 555-0100.</p>",
    )


def no_data() -> str:
    """That the report would be empty."""
    return page("Reports", "<p>No appointments match your selection.</p>")


def error() -> str:
    """What comes in place of a file."""
    return page("Server Error", f"<h1>Server Error</h1><p>{NOT_LOADED}</p>")
