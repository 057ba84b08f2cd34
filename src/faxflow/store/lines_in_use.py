"""The fax lines that an earlier fax may still keep busy."""

from dataclasses import dataclass

from faxflow.domain.pacing import FaxOut
from faxflow.store.connection import Connection
from faxflow.store.stamp import from_stamp

# By what the attempt itself says, whatever its case has become: a doubt and a cancelled fax
# may still be on the line.
_OUT = """
SELECT a.number, a.gateway, COALESCE(a.window_from, a.submitted_at) AS since, c.letter_pages
FROM attempts a JOIN cases c ON c.id = a.case_id
WHERE a.settled_at IS NULL AND a.submitted_at IS NOT NULL
    AND a.number IN (SELECT number FROM cases WHERE state = 'ready')
"""


@dataclass(frozen=True, slots=True)
class LineInUse:
    """A fax that is, or may be, on its way, and the gateway that has it."""

    fax: FaxOut
    gateway: str


def before_ready(tx: Connection) -> list[LineInUse]:
    """The faxes without a verdict to the numbers that ready cases are to go to."""
    return [
        LineInUse(
            FaxOut(row["number"], from_stamp(row["since"]), row["letter_pages"]), row["gateway"]
        )
        for row in tx.execute(_OUT)
    ]
