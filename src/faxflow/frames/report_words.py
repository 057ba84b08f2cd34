"""The words that reports use about themselves, and a line as one text."""

from collections.abc import Sequence

THINGS = (
    r"(?:records?|rows?|appointments?|appts?|patients?|visits?|encounters?|referrals?|orders?|"
    r"entries|items?|results?|lines?|faxes|letters?)"
)
DONE = r"(?:printed|listed|found|returned|selected|read|exported|displayed|shown|in report)"


def one_line(cells: Sequence[str]) -> str:
    """A line's cells as one text."""
    return " ".join(" ".join(cells).split())
