"""Whatever text arrives, the reader answers, and never invents a field that it is sure of."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.referrals.document_text import Box, DocumentKind, DocumentText, Line, Page, Word
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import read_form
from faxflow.domain.referrals.form_reading.form import FORM_FIELDS
from faxflow.domain.referrals.plain_text import plain_document

TODAY = date(2026, 11, 2)
PIECES = (
    "Patient:", "Name", "DOB:", "Sex", "[X]", "[ ]", "M", "F", "Phone", ":", ";", "Fax#", "NPI",
    "1234567893", "3/14/1961", "(312)", "555-0134", "\n", "    ", "To:", "REFERRING PROVIDER",
    "City/State/Zip", "TX", "78071", ",", "Jr", "ICD-10:", "M54.50", "(", ")", "Dr.", "\t", "#",
)  # fmt: skip
PROSE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map(" ".join)
PLACES = st.floats(min_value=-50, max_value=900, allow_nan=False)
WORDS = st.builds(
    Word,
    st.one_of(st.sampled_from(PIECES), st.text(min_size=1, max_size=6)),
    st.builds(Box, PLACES, PLACES, PLACES, PLACES),
    st.floats(min_value=0, max_value=1),
)
LINES = st.lists(st.builds(Line, st.lists(WORDS, min_size=1, max_size=5).map(tuple)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(PROSE, st.sampled_from(("US", "AU", "DE")))
def test_any_text_is_read_without_failing(text: str, country: str) -> None:
    form = read_form(plain_document(text), country=country, today=TODAY)

    assert set(form.fields) == set(FORM_FIELDS)
    assert all(one.value is not None or one.doubt is not None for one in form.fields.values())


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_any_scan_is_read_without_failing(first: list[Line], second: list[Line]) -> None:
    page = Page(1, tuple(first), (tuple(second),))
    scan = DocumentText((page,), DocumentKind.TIFF, was_scanned=True)

    form = read_form(scan, country="US", today=TODAY)

    assert all(0 <= one.confidence <= 1 for one in form.fields.values())


@settings(max_examples=40, deadline=None)
@given(
    st.dates(min_value=date(1905, 1, 1), max_value=date(2026, 11, 1)),
    st.sampled_from(("%m/%d/%Y", "%m-%d-%Y", "%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%b %d %Y")),
)
def test_any_birth_date_is_read_back_in_every_usual_form(born: date, shape: str) -> None:
    text = f"Patient: Ottoline Farthing\nDOB: {born.strftime(shape)}"

    reading = read_form(plain_document(text), country="US", today=TODAY)[Field.DATE_OF_BIRTH]

    assert (reading.value, reading.doubt) == (born.isoformat(), None)


def test_readings_of_a_scan_that_differ_leave_a_doubt() -> None:
    first, second = (
        plain_document(f"Patient: Ann Roe\nDOB: {day}/14/1961").pages[0].lines for day in (3, 8)
    )
    scan = DocumentText((Page(1, first, (second,)),), DocumentKind.TIFF, was_scanned=True)

    form = read_form(scan, country="US", today=TODAY)

    assert form[Field.DATE_OF_BIRTH].doubt is not None
    assert form[Field.SURNAME].is_sure


def test_a_scan_of_which_only_one_reading_succeeded_is_not_believed() -> None:
    only = plain_document("Patient: Ann Roe\nDOB: 3/14/1961").pages[0].lines
    scan = DocumentText((Page(1, only, ((), ())),), DocumentKind.TIFF, was_scanned=True)

    form = read_form(scan, country="US", today=TODAY)

    assert form[Field.SURNAME].value == "Roe"
    assert not any(reading.is_sure for reading in form.fields.values())
