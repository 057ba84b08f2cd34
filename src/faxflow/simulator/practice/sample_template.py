"""The sample practice's Word letter: a one-page referral, black on white, made for a fax."""

from pathlib import Path
from typing import Final

from docx.document import Document
from docx.shared import Inches

from faxflow.simulator.practice.letter_parts import addresses, grid, new_letter, rule, write

_TO: Final = (
    ("To", "{{ recipient }}"),
    ("Fax", "{{ fax_number }}"),
    ("Date", "{{ today }}"),
    ("Reference", "{{ case_id }}"),
)
_PATIENT_ROWS: Final = (
    ("Patient", "{{ patient_last }}, {{ patient_first }}", "Date of birth", "{{ patient_dob }}"),
    ("Record no.", "{{ mrn }}", "Appointment", "{{ appointment }}"),
    ("Provider", "{{ provider }}", "NPI", "{{ npi }}"),
)
_REQUEST: Final = (
    "Please see the patient named above for consultation. The visit is booked with us as shown, "
    "and we would be glad to have your findings before that day."
)
_ANSWER: Final = (
    "Kindly send your report, and any change of the appointment, to our fax number at the head "
    "of this letter, and give the reference {{ case_id }} with it."
)


def write_sample_template(path: Path) -> None:
    """Writes the letter's template to `path`."""
    document = new_letter("Referral letter")
    write(document.add_paragraph(), "Referral for consultation", size=16, bold=True, after=10)
    addresses(document, _TO)
    grid(document, _PATIENT_ROWS)
    _message(document)
    document.save(str(path))


def _message(document: Document) -> None:
    write(document.add_paragraph(), "Dear colleague,")
    write(document.add_paragraph(), _REQUEST)
    write(document.add_paragraph(), "Reason for referral", bold=True, after=2)
    write(document.add_paragraph(), "{{ reason }}")
    write(document.add_paragraph(), _ANSWER)
    write(document.add_paragraph(), "With kind regards,", after=34)
    signature = document.add_paragraph()
    signature.paragraph_format.right_indent = Inches(3.4)
    rule(signature, "top", eighths=6)
    write(signature, "{{ provider }}", bold=True, after=0)
    write(document.add_paragraph(), "{{ practice_name }}")
