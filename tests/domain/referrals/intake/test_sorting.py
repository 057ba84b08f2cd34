"""What was read of an arrival becomes one referral for each patient, and never none."""

from dataclasses import replace
from datetime import date

import pytest

from arriving import FORM, OTHER_FORM, form_text, mail, pdf, sound
from faxflow.domain.referrals.document_text import DocumentKind, DocumentText, Unreadable
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import read_form
from faxflow.domain.referrals.form_reading.form import FormReading
from faxflow.domain.referrals.intake.from_mail import MailRules, from_mail
from faxflow.domain.referrals.intake.piece import PieceKind, piece_of
from faxflow.domain.referrals.intake.reading import ReadPiece, is_same_patient, read_piece
from faxflow.domain.referrals.intake.received import Received
from faxflow.domain.referrals.intake.sorting import Read, referrals_in
from faxflow.domain.referrals.plain_text import plain_document
from making import MORNING

F = Field


def text_of(content: bytes) -> DocumentText | Unreadable:
    """Form feeds part the pages of these documents; what is no text cannot be read."""
    if content.startswith(b"%PDF"):
        return Unreadable("the PDF is protected by a password")
    pages = [plain_document(part).pages[0] for part in content.decode().split("\f")]
    return DocumentText(tuple(pages), DocumentKind.TEXT, was_scanned=False)


def form_of(document: DocumentText) -> FormReading:
    return read_form(document, country="US", today=date(2026, 11, 23))


def read(*files: bytes, message: str = "See the files.") -> Read:
    incoming = from_mail(mail(message), None, MailRules(), now=MORNING)
    papers = tuple(read_piece(piece_of(one), text_of, form_of) for one in files)
    told = read_piece(piece_of(message.encode()), text_of, form_of, says=True)
    return Read(incoming, papers, told)


def typed(**changes: str) -> bytes:
    """The form as text, with other words under some labels."""
    named = {label.replace("_", " "): said for label, said in changes.items()}
    return form_text({**FORM, **named}).encode()


def surnames(found: list[Received]) -> list[str]:
    return [one.fields.get(F.SURNAME, "") for one in found]


def test_a_form_leads_and_other_files_are_its_documents() -> None:
    (one,) = referrals_in(read(b"Lab results\nSodium 140", typed(), sound()))

    assert (one.fields[F.GIVEN_NAME], one.fields[F.PHONE]) == ("Wilhelmina", "+12175550143")
    assert [document.kind for document in one.documents] == [
        PieceKind.LETTER,
        PieceKind.FORM,
        PieceKind.VOICEMAIL,
        PieceKind.MESSAGE,
        PieceKind.MESSAGE,
    ]
    assert one.found[F.SURNAME].inside == 1


def test_forms_of_two_patients_are_two_referrals_with_all_documents() -> None:
    found = referrals_in(read(typed(), form_text(OTHER_FORM).encode()))

    assert surnames(found) == ["Oakhurst", "Quillfeather"]
    assert [one.found[F.SURNAME].inside for one in found] == [0, 1]
    assert {len(one.documents) for one in found} == {4}


def test_pages_of_two_patients_in_one_file_are_two_referrals() -> None:
    cover = b"FAX COVER SHEET\nPages: 3"
    pages = [cover, typed(), form_text(OTHER_FORM).encode()]

    found = referrals_in(read(b"\f".join(pages)))

    assert surnames(found) == ["Oakhurst", "Quillfeather"]


def test_pages_of_one_patient_are_one_referral() -> None:
    found = referrals_in(read(b"\f".join([typed(), b"Notes of the last visit", typed()])))

    assert surnames(found) == ["Oakhurst"]


@pytest.mark.parametrize(
    ("name", "born"),
    [("Theodora", "04/17/1958"), ("Wilhelmine", "04/17/1958"), ("Wilhelmina", "04/17/1953")],
)
def test_twins_and_namesakes_are_two_patients_be_they_but_a_letter_apart(
    name: str, born: str
) -> None:
    other = typed(Patient_Name=f"{name} Oakhurst", Date_of_Birth=born)

    assert len(referrals_in(read(typed(), other))) == 2
    assert len(referrals_in(read(typed() + b"\f" + other))) == 2


def test_a_letter_that_may_be_misread_makes_no_other_patient() -> None:
    form = form_of(plain_document(typed().decode())).fields
    misread = replace(form[F.GIVEN_NAME], value="Wilhelmlna", doubt="it was hard to read")

    assert is_same_patient(form, {**form, F.GIVEN_NAME: misread})


def test_what_documents_of_one_patient_tell_differently_is_in_doubt() -> None:
    (one,) = referrals_in(read(typed(), typed(Patient_Name="Wilhelmina Marsh")))

    assert one.fields[F.SURNAME] == "Oakhurst"
    assert one.doubtful == {F.SURNAME}


def test_a_new_surname_with_the_same_birth_date_is_one_patient_and_another_day_is_none() -> None:
    maiden = form_of(plain_document(typed(Patient_Name="Wilhelmina Marsh").decode())).fields
    later = form_of(plain_document(typed(Date_of_Birth="05/28/1958").decode())).fields
    form = form_of(plain_document(typed().decode())).fields

    assert is_same_patient(form, maiden)
    assert not is_same_patient(form, later)


def test_what_the_form_lacks_the_message_tells() -> None:
    bare = {label: said for label, said in FORM.items() if label != "Phone"}

    (one,) = referrals_in(read(form_text(bare).encode(), message="Phone: 217-555-0199"))

    assert one.fields[F.PHONE] == "+12175550199"
    assert one.found[F.PHONE].inside == 1


def test_a_locked_file_is_a_document_to_look_at() -> None:
    (one,) = referrals_in(read(pdf(password="x")))

    assert one.look == ((0, "the PDF is protected by a password"),)
    assert one.fields == {}


def test_a_damaged_mail_is_a_referral_with_all_of_it_to_look_at() -> None:
    incoming = from_mail(b"\x00\x01", None, MailRules(), now=MORNING)

    (one,) = referrals_in(Read(incoming))

    assert [document.piece.content for document in one.documents] == [b"\x00\x01"]
    assert one.look == ((0, "the mail is damaged"),)


def test_noise_that_names_a_patient_is_a_referral() -> None:
    raw = mail(form_text(), headers={"List-Unsubscribe": "<mailto:x@y.example>"})
    incoming = from_mail(raw, None, MailRules(), now=MORNING)
    assert incoming.message

    message = read_piece(incoming.message, text_of, form_of, says=True)

    assert incoming.noise
    assert not Read(incoming, (), message).is_noise
    assert Read(incoming, (), ReadPiece(incoming.message, PieceKind.MESSAGE)).is_noise


def test_an_initial_and_names_in_the_other_order_are_of_one_patient() -> None:
    form = form_of(plain_document(typed().decode())).fields
    initial = {**form, F.GIVEN_NAME: replace(form[F.GIVEN_NAME], value="W.")}
    turned = {**form, F.GIVEN_NAME: form[F.SURNAME], F.SURNAME: form[F.GIVEN_NAME]}

    assert is_same_patient(form, initial)
    assert is_same_patient(form, turned)
