"""What faxflow fills in by itself, for a letter that nobody gets."""

from typing import Final

from faxflow.domain.ids import CaseId, case_name

SAMPLE_CASE: Final = CaseId(0)
"""No case has it: they count from 1."""
SAMPLE_NUMBER: Final = "(555) 555-0100"
SAMPLE_PRACTICE: Final = "Sample Practice"


def built_in_values(day: str) -> dict[str, str]:
    """A value for each of BUILT_IN_FIELDS; `day` is the letter's, as it is to be read."""
    return {
        "case_id": case_name(SAMPLE_CASE),
        "fax_number": SAMPLE_NUMBER,
        "practice_name": SAMPLE_PRACTICE,
        "today": day,
    }
