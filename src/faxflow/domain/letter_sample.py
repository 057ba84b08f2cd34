"""Values for a letter that nobody gets: each field shows its own name."""

from collections.abc import Iterable
from typing import Final

from faxflow.domain.ids import CaseId, case_name

SAMPLE_CASE: Final = CaseId(0)
"""No case has it: they count from 1."""
SAMPLE_NUMBER: Final = "(555) 555-0100"
SAMPLE_PRACTICE: Final = "Sample Practice"


def sample_values(fields: Iterable[str], day: str) -> dict[str, str]:
    """A value for each of the fields and for those that faxflow fills in by itself.

    `day` is the letter's, as it is to be read.
    """
    ours = {
        "case_id": case_name(SAMPLE_CASE),
        "fax_number": SAMPLE_NUMBER,
        "practice_name": SAMPLE_PRACTICE,
        "today": day,
    }
    return {name: name for name in fields} | ours
