"""What two arrivals have in common: the same thing shares a key, and no two others do."""

import pytest

from arriving import FORM, fax, mail, pdf, picture, sound, voicemail
from faxflow.domain.referrals.intake.fingerprint import Fingerprints, Key, fingerprints
from faxflow.domain.referrals.intake.from_mail import MailRules, from_mail
from making import MORNING

FILE = ("application/pdf", pdf())
OTHER_FILE = ("application/pdf", pdf({**FORM, "Phone": "(217) 555-0177"}))


def prints(raw: bytes) -> Fingerprints:
    return fingerprints(from_mail(raw, None, MailRules(), now=MORNING))


def shared(one: bytes, other: bytes) -> set[Key]:
    """Every key that both are known by."""
    ours, theirs = prints(one), prints(other)
    keys = [{*some.lasting, some.content, some.beside} - {None} for some in (ours, theirs)]
    return {key for key in keys[0] & keys[1] if key}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mail("hi", FILE), b"Received: from mx\r\n" + mail("hi", FILE)),
        (mail("hi", FILE), mail("hi", FILE, message_id="<two@lake.example>")),
        (fax(pdf()), fax(pdf(), message_id="<two@fax.example>")),
        (voicemail(), voicemail(message_id="<two@pbx.example>")),
        (mail("hi", FILE), mail("hi", FILE, ("image/png", picture()), message_id="<t@x.example>")),
    ],
)
def test_the_same_thing_shares_a_key(one: bytes, other: bytes) -> None:
    assert shared(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mail("hi", FILE), mail("hi", OTHER_FILE)),
        (mail("hi", FILE), mail("hi, she is worse", FILE, message_id="<two@lake.example>")),
        (mail("hi", FILE), mail("hi", FILE, OTHER_FILE, message_id="<two@lake.example>")),
        (mail("hi", ("image/png", picture())), mail("ho", ("image/png", picture()))),
        (fax(b""), fax(b"", message_id="<two@fax.example>")),
        (voicemail(), voicemail(message_id="<two@pbx.example>", content=sound(9))),
        (mail(""), mail("", message_id="<two@lake.example>", subject="Re")),
        (voicemail(), voicemail(message_id="<t@x.example>", own_id="2", caller="2175550167")),
        (
            voicemail(content=sound(1)),
            voicemail(message_id="<t@x.example>", own_id="2", caller="", content=sound(1)),
        ),
    ],
)
def test_another_thing_shares_none(one: bytes, other: bytes) -> None:
    assert not shared(one, other)


def test_a_document_is_the_same_by_fax_and_by_another_number_and_a_recording_is_not() -> None:
    first, second = prints(fax(pdf())), prints(fax(pdf(), caller="12175550177"))
    recording = prints(voicemail())

    assert first.content == second.content
    assert first.beside != second.beside
    assert recording.content is None
