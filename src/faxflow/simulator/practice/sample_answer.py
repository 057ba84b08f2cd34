"""The sample practice's answer to a referring office: what came of a referral, on one page."""

from pathlib import Path
from typing import Final

from docx.document import Document

from faxflow.simulator.practice.letter_parts import addresses, grid, new_letter, write

_TO: Final = (
    ("To", "{{ recipient }}"),
    ("Fax", "{{ fax_number }}"),
    ("Date", "{{ today }}"),
    ("Reference", "{{ case_id }}, your referral {{ referral }} of {{ received }}"),
)
_PATIENT_ROWS: Final = (
    ("Patient", "{{ patient_name }}", "Date of birth", "{{ date_of_birth }}"),
    ("Service", "{{ service }}", "Appointment", "{{ appointment }}"),
)
_THANKS: Final = "Thank you for your referral. This is what came of it:"
_QUESTIONS: Final = (
    "If this is not what you expect, please call us at the number at the head of this letter, and "
    "name {{ referral }}. You need not answer this fax."
)


def write_sample_answer(path: Path) -> None:
    """Writes the answer's template to `path`."""
    document = new_letter("Answer to a referral")
    write(document.add_paragraph(), "Your referral", size=16, bold=True, after=10)
    addresses(document, _TO)
    grid(document, _PATIENT_ROWS)
    _message(document)
    document.save(str(path))


def _message(document: Document) -> None:
    write(document.add_paragraph(), "Dear colleague,")
    write(document.add_paragraph(), _THANKS)
    write(document.add_paragraph(), "{{ outcome }}", bold=True)
    write(document.add_paragraph(), "{{ reason }}")
    write(document.add_paragraph(), _QUESTIONS)
    write(document.add_paragraph(), "With kind regards,", after=34)
    write(document.add_paragraph(), "{{ practice_name }}", bold=True)
