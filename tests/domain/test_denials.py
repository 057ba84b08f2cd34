"""No sentence that denies, puts off or limits a fax's delivery is read as one that states it."""

import pytest

from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.domain.verdict_reading.outcome import is_final, sentence_outcome, status_outcome


@pytest.mark.parametrize(
    "sentence",
    [
        "No attachment was found, so no fax was sent.",
        "None of the pages of your fax were delivered.",
        "Your fax was neither sent nor queued.",
        "Your fax failed to get delivered.",
        "Half of your fax was delivered.",
        "Your fax was sent to the trash.",
        "Your fax was sent back to you.",
        "Your fax was delivered to the wrong number.",
        "Your fax was sent to the telephone network.",
        "We could not confirm that your fax was delivered.",
        "Your fax has yet to be delivered.",
        "Your earlier fax was delivered.",
        "Es wurde kein Fax gesendet.",
        "Das Fax wurde weder gesendet noch gespeichert.",
        "Aucun fax n'a été envoyé.",
        "El fax no se envió.",
        "Ningún fax fue enviado.",
        "Nessun fax è stato inviato.",
        "O fax ainda não foi enviado.",
        "Er is geen fax verzonden.",
        "Inget fax har skickats.",
        "Żaden faks nie został wysłany.",
        "FAXの送信完了を確認できませんでした。",
        "传真没有发送成功。",
        "传真发送不成功。",
    ],
)
def test_a_sentence_that_denies_a_fax_does_not_deliver_it(sentence: str) -> None:
    assert sentence_outcome(sentence) != VerdictKind.DELIVERED


@pytest.mark.parametrize(
    "status",
    [
        "Sent, unconfirmed",
        "Sent - awaiting confirmation",
        "Success (conversion)",
        "Complete - no pages sent",
        "Transmitted 0 pages",
        "Done, nothing sent",
        "Success rate 0%",
        "Sent to wrong number",
        "OK (received by server)",
        "Passed to provider",
        "Sent?",
    ],
)
def test_a_status_in_doubt_delivers_nothing(status: str) -> None:
    assert status_outcome(status) != VerdictKind.DELIVERED


@pytest.mark.parametrize(
    "sentence",
    [
        "Your fax was delivered, so you do not need to resend it.",
        "Your fax was delivered on attempt 3 (attempts 1 and 2 failed).",
        "Your fax was delivered although the first try failed.",
        "Ihr Fax wurde zugestellt, ein erneuter Versand ist nicht nötig.",
        "Votre fax a été envoyé, vous n'avez pas besoin de le renvoyer.",
        "You will not be charged for failed faxes.",
        "Your previous fax to this number failed.",
    ],
)
def test_a_sentence_that_affirms_a_fax_does_not_fail_it(sentence: str) -> None:
    assert sentence_outcome(sentence) != VerdictKind.FAILED


@pytest.mark.parametrize(
    "sentence",
    [
        "Your fax hasn't been delivered yet.",
        "Your fax is busy; we will keep trying.",
        "Ihr Fax wurde noch nicht gesendet.",
        "Votre fax n'a pas encore été remis.",
        "El fax todavía no ha sido enviado.",
        "Uw fax is nog niet verzonden.",
        "FAXはまだ送信されていません。",
    ],
)
def test_what_is_not_done_yet_is_delayed(sentence: str) -> None:
    assert sentence_outcome(sentence) == VerdictKind.DELAYED


@pytest.mark.parametrize(
    "sentence",
    [
        "Es wird nicht erneut versucht.",
        "Aucune nouvelle tentative ne sera effectuée.",
        "Le fax ne sera pas réessayé.",
        "No se volverá a intentar.",
        "We are no longer retrying.",
    ],
)
def test_what_is_tried_no_more_is_final(sentence: str) -> None:
    assert is_final(sentence)
    assert sentence_outcome(sentence) != VerdictKind.DELAYED


def test_a_status_of_the_whole_is_not_its_first_faxes() -> None:
    raw = (
        b"From: Fax <noreply@gate.example>\nSubject: Fax report\n\n"
        b"Status: Partial\nTo: 312-555-0150\nStatus: Sent\nTo: 312-555-0151\nStatus: Failed\n"
    )

    reading = read_mail(raw, ReadingSettings())

    assert [one.kind for one in reading.verdicts] == [VerdictKind.UNRECOGNISED]


def test_a_line_longer_than_any_gateway_writes_is_left_to_a_person() -> None:
    raw = b"From: Fax <noreply@gate.example>\nSubject: Fax sent\n\n" + b"fax to 312-555-0150 " * 400

    reading = read_mail(raw, ReadingSettings())

    assert [one.kind for one in reading.verdicts] == [VerdictKind.UNRECOGNISED]
