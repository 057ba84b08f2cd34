"""Which of a mail's lines are its own, and how lists, pages and markup become lines."""

import pytest

from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading.html_lines import html_lines
from faxflow.domain.verdict_reading.marked_text import plain_lines
from faxflow.domain.verdict_reading.numbers import numbers_in
from faxflow.domain.verdict_reading.outcome import sentence_outcome, subject_outcome
from faxflow.domain.verdict_reading.own_words import own_words, quoted_words
from faxflow.domain.verdict_reading.sections import section_statements
from faxflow.domain.verdict_reading.tidy import tidy


def test_a_signature_is_no_part_of_what_is_told() -> None:
    lines = ["Your fax failed.", "Thank you,", "The Quickfax Team", "Fax 800-555-0199"]

    assert list(own_words(lines)) == ["Your fax failed."]


def test_a_long_text_after_thanks_is_still_told() -> None:
    lines = ["Hello", "Thanks!", *["Status: Failed"] * 11]

    assert list(own_words(lines)) == lines


def test_quotes_and_older_mail_are_not_the_writers_own() -> None:
    lines = ["Failed.", "> Status: Sent", "On Monday, Fax wrote:", "Status: Sent"]

    assert list(own_words(lines)) == ["Failed."]


def test_a_quoted_answer_of_the_line_is_kept_where_it_names_no_fax() -> None:
    assert quoted_words(("> Line busy",)) == ("> Line busy",)
    assert quoted_words(("> Line busy", "> To: 312-555-0150")) == ()


def test_a_block_quotation_is_quoted_in_lines_too() -> None:
    lines = html_lines("<p>Failed</p><blockquote><p>Sent</p></blockquote><p>End</p>")

    assert [line for line in lines if line.strip()] == ["Failed", "> Sent", "End"]


def test_what_a_page_hides_is_not_seen() -> None:
    assert "".join(html_lines("a<!-- Status: Sent --><style>b</style><script>c")) == "a"


def test_an_xml_element_is_a_labelled_value() -> None:
    lines = plain_lines("<?xml?><Fax><DestinationFax>0150</DestinationFax></Fax>")

    assert "Destination Fax: 0150" in lines


def test_wide_digits_and_hyphens_become_plain() -> None:
    assert tidy("０３－１２３４ ‑ ’") == "03-1234 - '"


@pytest.mark.parametrize("text", ["2. 312-555-0150", "2) 312-555-0150", "12 (312) 555-0150"])
def test_a_place_in_a_list_is_no_country(text: str) -> None:
    assert set(numbers_in(text, ("US",))) <= {"+13125550150"}


def test_a_heading_speaks_for_the_numbers_below_it() -> None:
    lines = ("Sent to the following numbers:", "312-555-0150", "Failed:", "312-555-0151  Busy")

    found = [(one.kind, one.number) for one in section_statements(lines, ("US",))]

    assert found == [
        (VerdictKind.DELIVERED, "+13125550150"),
        (VerdictKind.FAILED, "+13125550151"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Your fax may have been delivered.",
        "We cannot confirm that your fax was delivered.",
        "Was your fax delivered?",
        "All faxes were delivered today.",
        "You wrote that your fax failed.",
        "Your draft fax was saved successfully.",
        "Your fax will not be sent until you confirm.",
    ],
)
def test_doubts_questions_and_other_matters_state_nothing(sentence: str) -> None:
    assert sentence_outcome(sentence) is None


def test_a_success_of_no_fax_states_nothing() -> None:
    assert subject_outcome("Auto-renewal successful") is None
    assert subject_outcome("Fax successful") == VerdictKind.DELIVERED
