"""Ids read back as they were written, wherever a mail puts them, and nothing else reads as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.ids import (
    BatchId,
    CaseId,
    IncidentId,
    MailId,
    Reference,
    TaskId,
    batch_name,
    case_name,
    incident_name,
    mail_name,
    parse_batch,
    parse_case,
    parse_task,
    references_in,
    task_name,
)

LARGEST = 2**63 - 1
"""What the store can hold as an id."""

references = st.builds(
    Reference,
    st.integers(1, 10**15).map(CaseId),
    st.integers(1, 9999),
    st.integers(1, 9999),
)


@given(references)
def test_a_reference_reads_back_as_it_was_written(reference: Reference) -> None:
    found = references_in(str(reference))

    assert found == [reference]


@given(references, st.text("abz XYZ09-_.<>:;\r\n", max_size=8))
def test_a_reference_is_found_between_other_words(reference: Reference, words: str) -> None:
    found = references_in(f"{words} <{reference}@fax.example> {words}")

    assert reference in found


@pytest.mark.parametrize(
    "text",
    [
        "Re: FX-000123-A2",
        "[FX-000123-A2]",
        "FX-000123-A2.pdf",
        "fx-000123-a2",
        "<FX-000123-A2@fax.example>",
        "reference=FX-000123-A2;",
        "FX-000123-A2_letter.pdf",
        "Ref:FX-000123-A2, pages 2",
        "“FX-000123-A2”",
    ],
)
def test_odd_surroundings_do_not_hide_a_reference(text: str) -> None:
    assert references_in(text) == [Reference(CaseId(123), 2)]


@pytest.mark.parametrize(
    "text",
    [
        "FX-000123",
        "FX-123-A2",
        "FX-000123-A",
        "FX-000123-A2X",
        "FX-000123-A2G",
        "FX-000123-A2G2X",
        "XFX-000123-A2",
        "9FX-000123-A2",
        "MY-FX-000123-A2",
        "FX-000123 -A2",
        "FX-١٢٣٤٥٦-A2",
        "",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert references_in(text) == []


def test_references_come_once_each_in_order() -> None:
    found = references_in("FX-000002-A1 FX-000001-A1G3 fx-000002-a1 FX-000001-A1")

    assert [str(one) for one in found] == ["FX-000002-A1", "FX-000001-A1G3", "FX-000001-A1"]


def test_a_mail_has_a_name_to_type() -> None:
    assert mail_name(MailId(12)) == "M-000012"


def test_the_first_generation_is_not_written() -> None:
    assert str(Reference(CaseId(123), 2)) == "FX-000123-A2"
    assert str(Reference(CaseId(123), 2, 2)) == "FX-000123-A2G2"


@given(st.integers(1, 10**15))
def test_a_case_and_a_batch_read_back_as_they_were_written(number: int) -> None:
    case, batch = parse_case(case_name(CaseId(number))), parse_batch(batch_name(BatchId(number)))

    assert (case, batch) == (number, number)


@given(st.integers(1, 10**15))
def test_a_task_reads_back_as_it_was_written(number: int) -> None:
    assert parse_task(task_name(TaskId(number))) == number


@pytest.mark.parametrize("text", ["", "12", "T-", "FX-000012", "T-12a", "T-" + "9" * 20])
def test_what_names_no_task_is_none(text: str) -> None:
    assert parse_task(text) is None


def test_tasks_and_incidents_have_names_to_type() -> None:
    assert (task_name(TaskId(12)), incident_name(IncidentId(12))) == ("T-12", "I-000012")


@pytest.mark.parametrize("text", ["FX-123", " fx-000123 ", "FX-000123\n"])
def test_a_person_may_type_a_case_carelessly(text: str) -> None:
    assert parse_case(text) == 123


@pytest.mark.parametrize("text", ["", "123", "FX-", "FX-12a", "B-000001", "FX-000123-A2", "FX--1"])
def test_what_names_no_case_is_none(text: str) -> None:
    assert parse_case(text) is None


@pytest.mark.parametrize("digits", [20, 5000])
def test_a_number_longer_than_any_id_names_nothing(digits: int) -> None:
    long = "9" * digits

    assert parse_case(f"FX-{long}") is None
    assert parse_batch(f"B-{long}") is None
    assert references_in(f"FX-{long}-A1 FX-000001-A{long} FX-000001-A1G{long}") == []


@given(st.from_regex(r"FX-[0-9]{1,25}", fullmatch=True))
def test_whatever_parses_fits_into_the_store(text: str) -> None:
    found = parse_case(text)

    assert found is None or found <= LARGEST
