"""How a rehearsal is told from the real thing: its gateway, and what heads its reports."""

REHEARSAL_HOST = "fax-rehearsal.example"
"""The name by which the simulator greets; `.example` is nobody's (RFC 2606)."""


def headed(practice: str, environment: str) -> str:
    """The practice's name over a report, which says so where its figures are of a rehearsal."""
    return f"{practice} (rehearsal)" if environment == "rehearsal" else practice
