"""The traps of result mail, one sentence each, and mail that nobody meant."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.domain.verdict_reading.authenticity import is_forged
from faxflow.domain.verdict_reading.html_lines import html_lines
from faxflow.domain.verdict_reading.numbers import fax_number, numbers_in
from faxflow.domain.verdict_reading.outcome import sentence_outcome, status_outcome
from faxflow.domain.verdict_reading.reason_words import reason_in_words

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"
FINAL = {VerdictKind.DELIVERED, VerdictKind.FAILED}
RESULT = b"From: Fax <noreply@gate.example>\nSubject: Fax to 312-555-0150 failed\n\nLine busy.\n"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Your fax was not sent successfully.", VerdictKind.FAILED),
        ("Your fax was sent after 2 failed attempts.", VerdictKind.DELIVERED),
        ("Your fax was sent without errors.", VerdictKind.DELIVERED),
        ("Your fax will be sent shortly.", VerdictKind.ACCEPTED),
        ("Your fax was successfully queued.", VerdictKind.ACCEPTED),
        ("Your fax failed and will be retried at 10:40.", VerdictKind.DELAYED),
        ("Your fax failed and will not be retried.", VerdictKind.FAILED),
        ("If your fax was not delivered, call us.", None),
        ("You will hear when the fax has been delivered.", None),
        ("This e-mail was sent to you by your fax service.", None),
        ("Your fax number was successfully verified.", None),
        ("The payment for your fax line failed.", None),
        ("The weather was sent from above.", None),
    ],
)
def test_a_sentence_states_only_what_it_says(sentence: str, kind: VerdictKind | None) -> None:
    assert sentence_outcome(sentence) == kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Sent (3 pages)", VerdictKind.DELIVERED),
        ("partially_sent", VerdictKind.FAILED),
        ("Sent to carrier", VerdictKind.ACCEPTED),
        ("Success, 1 error", None),
        ("Blocked by concurrent calls", VerdictKind.DELAYED),
        ("49 The call dropped prematurely", VerdictKind.FAILED),
        ("Elm Pharmacy", None),
    ],
)
def test_a_status_value_states_one_kind_or_none(value: str, kind: VerdictKind | None) -> None:
    assert status_outcome(value) == kind


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(312) 555-0150", "+13125550150"),
        ("913125550150", "+13125550150"),
        ("011442079460150", "+442079460150"),
        ("00442079460150", "+442079460150"),
        ("+49 30 23125 150", "+493023125150"),
        ("312 555 0150 2", "+13125550150"),
        ("555-0150", None),
        ("1-31-555-0150", None),
    ],
)
def test_a_number_is_read_as_a_person_would(written: str, number: str | None) -> None:
    assert fax_number(written, ("US",)) == number


@pytest.mark.parametrize(
    "text", ["312-555-01XX", "***-***-0150", "2026-05-12 10:00", "10.20.30.40"]
)
def test_masked_numbers_dates_and_addresses_are_no_numbers(text: str) -> None:
    assert numbers_in(text, ("US",)) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("No answer from fax machine, a voice answered", Reason.NO_FAX_TONE),
        ("All circuits busy", Reason.GATEWAY_CONGESTION),
        ("UNALLOCATED_NUMBER", Reason.NOT_IN_SERVICE),
        ("Destination number not allowed", Reason.BLOCKED),
        ("This user is not allowed to fax", Reason.SENDER_NOT_AUTHORISED),
        ("Send your invoice", None),
    ],
)
def test_words_give_the_reason(text: str, reason: Reason | None) -> None:
    assert reason_in_words(text) == reason


@pytest.mark.parametrize(
    ("results", "forged"),
    [
        ("mx; spf=fail; dkim=pass; dmarc=pass", False),
        ("mx; spf=pass; dkim=pass; dmarc=fail", True),
        ("mx; spf=softfail; dkim=none", True),
        ("", False),
    ],
)
def test_dmarc_decides_over_its_parts(results: str, *, forged: bool) -> None:
    assert is_forged(results) is forged


def test_html_shows_what_a_reader_sees() -> None:
    lines = html_lines("<style>x</style><p>a<b>b</b></p><tr><td>To</td><td>1&#45;2</td></tr>")

    assert [line for line in lines if line] == ["ab", "\tTo\t1-2"]


def test_only_named_gateways_may_say_results() -> None:
    elsewhere = ReadingSettings(gateway_domains=("other.example",))
    here = ReadingSettings(gateway_domains=("gate.example",))

    kinds = [read_mail(RESULT, known).verdicts[0].kind for known in (elsewhere, here)]

    assert kinds == [VerdictKind.UNRECOGNISED, VerdictKind.FAILED]


def test_a_bounce_from_any_server_counts_when_it_returns_our_reference() -> None:
    raw = (MAIL / "dsn_failed.eml").read_bytes()

    reading = read_mail(raw, ReadingSettings(gateway_domains=("other.example",)))

    assert reading.verdicts[0].reason == Reason.EMAIL_REJECTED


def test_our_own_mail_come_back_is_noise() -> None:
    reading = read_mail(b"X-Faxflow-Attempt: FX-200150-A1\n" + RESULT, ReadingSettings())

    assert reading.verdicts[0].kind == VerdictKind.NOISE


def test_a_failure_of_our_own_number_names_no_fax() -> None:
    reading = read_mail(RESULT, ReadingSettings(our_numbers=("+13125550150",)))

    assert reading.verdicts[0].kind == VerdictKind.UNRECOGNISED


def test_two_references_for_one_result_go_to_a_person() -> None:
    raw = RESULT + b"FX-200150-A1 and FX-200151-A1\n"

    reading = read_mail(raw, ReadingSettings())

    assert reading.verdicts[0].kind == VerdictKind.UNRECOGNISED


def test_a_mail_whose_headers_broke_off_goes_to_a_person() -> None:
    raw = RESULT.replace(b"\nSubject", b"\nbroken\nSubject")

    reading = read_mail(raw, ReadingSettings())

    assert reading.verdicts[0].kind == VerdictKind.UNRECOGNISED


def test_a_bare_reply_by_a_gateway_means_taken() -> None:
    raw = b"From: Fax <fax@gate.example>\nSubject: Re: fax to 13125550150\n\n"

    reading = read_mail(raw, ReadingSettings())

    assert reading.verdicts[0].kind == VerdictKind.ACCEPTED


def test_the_same_mail_has_the_same_identity() -> None:
    raw = (MAIL / "bare_failure.eml").read_bytes()

    first, second = (read_mail(raw, ReadingSettings()) for _ in range(2))

    assert first == second
    assert (first.message_id, len(first.content_hash)) == ("<notice001@quickfax.example>", 64)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_arbitrary_bytes_are_read_and_settle_no_fax(raw: bytes) -> None:
    reading = read_mail(raw, ReadingSettings())

    assert reading.verdicts
    assert not {verdict.kind for verdict in reading.verdicts} & FINAL


def _spoken_of(raw: bytes) -> set[str]:
    """Every number and reference that a result could stand for, seen without the reader."""
    reading = read_mail(raw, ReadingSettings())
    told = {str(word) for one in reading.verdicts for word in (one.number, one.reference)}
    return told | set(numbers_in(raw.decode("utf-8", "replace"), ("US",)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(MAIL.glob("*.eml"))), st.data())
def test_a_mail_with_lines_missing_settles_no_fax_that_it_does_not_name(
    path: Path, data: st.DataObject
) -> None:
    raw = path.read_bytes()
    lines = raw.splitlines(keepends=True)
    lost = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6))

    reading = read_mail(
        b"".join(line for at, line in enumerate(lines) if at not in lost), ReadingSettings()
    )

    settled = {one.number for one in reading.verdicts if one.kind in FINAL and one.number}
    assert settled <= _spoken_of(raw)
