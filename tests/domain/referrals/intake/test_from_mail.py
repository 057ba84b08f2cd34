"""A raw mail as something that came in: whom it is from, what it brings, and never an error."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arriving import fax, mail, pdf, picture, sound, voicemail
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.intake.fingerprint import fingerprints
from faxflow.domain.referrals.intake.from_mail import MailRules, from_mail
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.intake.media import Media
from faxflow.domain.referrals.intake.noise import Noise
from faxflow.domain.referrals.intake.sender import BODY, Place, Sender
from faxflow.domain.referrals.record import Channel
from making import MORNING

NOON = datetime(2026, 11, 23, 18, tzinfo=UTC)


def taken(raw: bytes, *senders: Sender) -> Incoming:
    return from_mail(raw, None, MailRules("US", senders, own_domain="hilltop.example"), now=NOON)


def said(text: str, subject: str, sender: str) -> Incoming:
    """A mail with a PDF and these words."""
    return taken(mail(text, ("application/pdf", pdf()), subject=subject, sender=sender))


def test_asterisk_tells_caller_length_and_the_messages_own_id() -> None:
    one = taken(voicemail())

    assert (one.channel, one.profile) == (Channel.VOICEMAIL, "asterisk voicemail")
    assert one.source == "+12175550166"
    assert one.told[Field.PHONE].value == "+12175550166"
    assert one.told[Field.PHONE].doubt
    assert one.remark == "voice message of 3 s, caller shown as OAKHURST W"
    assert one.identity.own_id == ("1-0000a1", "1795430000")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("New fax from: 12175550188", "Enclosed is a fax."),
        ("New 3 page fax message from LAKE CLINIC, 12175550188", "3 page fax at your number."),
        ('eFax message from "2175550188" - 2 page(s)', "Click the file to view the fax."),
        ("Incoming Fax", "Fax received from: (217) 555-0188\nPages: 2\nTime: 10:12"),
        ("Fax received", "Remote ID: 217-555-0188\nDuration: 0:42"),
        ("You have a new fax", "Caller ID: +1 217 555 0188\nReceived on 2026-11-20 09:12:44"),
        ("New fax from Lake Clinic (+12175550188)", "New fax, 2 pages."),
    ],
)
def test_usual_fax_services_are_known_with_the_callers_number(subject: str, text: str) -> None:
    one = said(text, subject, "Fax Service <noreply@faxes.example>")

    assert (one.channel, one.source) == (Channel.FAX, "+12175550188")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Voicemail from (217) 555-0188", "You received a new voice message."),
        ("New voice message", "From: 2175550188\nLength: 0:31"),
        ("Voice Mail (31 seconds)", "Caller: 217-555-0188"),
    ],
)
def test_usual_telephone_systems_are_known_with_the_callers_number(subject: str, text: str) -> None:
    raw = mail(text, ("audio/wav", sound()), subject=subject, sender="PBX <no-reply@pbx.example>")

    one = taken(raw)

    assert (one.channel, one.source) == (Channel.VOICEMAIL, "+12175550188")


def test_a_person_who_writes_of_a_fax_has_sent_a_mail() -> None:
    one = said(
        "Here is the fax from Tuesday, 217-555-0188.", "fax", "Ada Lind <ada.lind@lake.example>"
    )

    assert (one.channel, one.source) == (Channel.EMAIL, "ada.lind@lake.example")
    assert "tuesday" in one.identity.words


def test_a_recording_of_nobody_known_is_a_voice_message() -> None:
    raw = mail("see file", ("audio/mpeg", b"ID3" + bytes(400)), sender="ada.lind@lake.example")

    assert taken(raw).channel is Channel.VOICEMAIL


def test_the_practices_own_profile_goes_first() -> None:
    place = Place(BODY, re.compile(r"line (\d+)"))
    own = Sender("desk", Channel.PORTAL, froms=("portal.example",), caller=(place,))
    raw = mail(
        "came by line 2175550155", sender="New Fax <fax@in.portal.example>", subject="New fax"
    )

    one = taken(raw, own)

    assert (one.channel, one.profile, one.source) == (Channel.PORTAL, "desk", "+12175550155")


def test_files_of_a_forwarded_mail_come_with_it() -> None:
    outer = EmailMessage(policy=SMTP)
    outer["From"], outer["Subject"] = "Front Desk <desk@hilltop.example>", "FW: referral"
    outer.set_content("please handle")
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "office@lake.example", "referral"
    inner.set_content("Patient Name: Ada Lind")
    inner.add_attachment(pdf(), maintype="application", subtype="pdf", filename="r.pdf")
    outer.add_attachment(inner)

    one = taken(outer.as_bytes())

    assert [piece.content for piece in one.papers] == [pdf()]
    assert one.message is not None
    assert b"Ada Lind" in one.message.content
    assert one.noise is None


def test_a_page_is_a_paper_be_it_of_few_bytes() -> None:
    page = picture(900)

    one = taken(mail("", ("image/png", page)))

    assert len(page) < 12_000
    assert [file.content for file in one.papers] == [page]


def test_files_of_a_mail_that_was_saved_and_attached_come_with_it() -> None:
    saved = mail("", ("application/pdf", pdf()))

    one = taken(mail("Please see.", ("application/octet-stream", saved)))

    assert [file.content for file in one.papers] == [pdf()]


def test_logos_are_no_papers_and_empty_files_are() -> None:
    raw = mail("hello", ("image/png", picture()), ("application/pdf", b""))

    assert [piece.content for piece in taken(raw).papers] == [b""]


@pytest.mark.parametrize(
    ("headers", "subject", "sender", "noise"),
    [
        ({"Auto-Submitted": "auto-replied"}, "Automatic reply", "a@b.example", Noise.AUTO_REPLY),
        ({"List-Unsubscribe": "<mailto:x@y.example>"}, "News", "n@b.example", Noise.MAILING),
        ({}, "Undelivered Mail", "MAILER-DAEMON@b.example", Noise.BOUNCE),
        ({}, "Out of office: patient referral", "Ada Lind <ada.lind@b.example>", None),
        ({"Auto-Submitted": "auto-generated"}, "Referral for you", "ehr@b.example", None),
    ],
)
def test_only_what_programs_say_they_wrote_is_noise(
    headers: dict[str, str], subject: str, sender: str, noise: Noise | None
) -> None:
    assert taken(mail("hello", headers=headers, subject=subject, sender=sender)).noise is noise


def test_our_own_notice_is_known_and_nobody_elses_by_its_looks_alone() -> None:
    ours = mail(
        message_id="<notice-r1@hilltop.example>", headers={"Auto-Submitted": "auto-generated"}
    )
    file = ("application/pdf", pdf())
    with_a_file = mail(
        "",
        file,
        message_id="<notice-r1@hilltop.example>",
        headers={"Auto-Submitted": "auto-generated"},
    )
    a_portals = mail(
        "Sign in to see it.",
        message_id="<notice-r1@portal.example>",
        headers={"Auto-Submitted": "auto-generated"},
    )

    assert taken(ours).noise is Noise.OWN_NOTICE
    assert taken(with_a_file).noise is None
    assert taken(a_portals).noise is None


def test_a_bounce_of_anybody_elses_notice_is_to_be_looked_at() -> None:
    def returned(message_id: str) -> bytes:
        return mail(
            f"User unknown.\n\nMessage-ID: {message_id}\nSubject: news",
            sender="Mail Delivery System <MAILER-DAEMON@hilltop.example>",
            subject="Undelivered Mail Returned to Sender",
        )

    assert taken(returned("<notice-r1@hilltop.example>")).noise is Noise.BOUNCED_NOTICE
    assert taken(returned("<notice-r1@portal.example>")).noise is Noise.BOUNCE


def test_a_mail_is_not_of_the_future() -> None:
    late = mail().replace(b"2026", b"2031")

    assert taken(late).received_at == NOON
    assert taken(mail()).received_at == MORNING


def assert_can_be_stored(one: Incoming) -> None:
    """Half a character, as some encodings allow, is no text to a store or a hash."""
    prints = fingerprints(one)
    for key in (*prints.lasting, prints.content, prints.beside):
        "".join(key or ()).encode()
    "".join([one.source, one.remark, one.profile]).encode()


SEEDS = [mail(), fax(pdf()), voicemail()]


@settings(max_examples=80, deadline=None)
@given(raw=st.binary(max_size=600))
@example(raw=b"")
@example(raw=b"From: =?utf-7?q?+2AA-?= <+2AA-@x>\r\nSubject: =?utf-7?q?+2AA-?=\r\n\r\nhi")
@example(raw=b"From: x@y\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+2AA- 217-555-0188")
@example(raw=b"X-Asterisk-VM-Message-ID: =?utf-7?q?+2AA-?=\r\nFrom: x@y\r\n\r\nhi")
@example(raw=b"Subject: =?utf-8?b?////?=\r\nFrom: <\xff>\r\n\r\n\xfe")
@example(raw=b"Content-Type: multipart/mixed; boundary=a\r\nFrom: x\r\n\r\n--a\r\n--a--")
@example(raw=b"From: x\r\nContent-Type: text/plain; charset=\xff\r\n\r\n=E9")
@example(raw=b"From: x\r\nContent-Transfer-Encoding: uuencode\r\n\r\nbegin 6 x\n\xff\xff\nend")
def test_any_bytes_are_something_that_came_in(raw: bytes) -> None:
    one = taken(raw)

    assert one.raw.content == raw
    assert_can_be_stored(one)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_mail_hurt_anywhere_is_something_that_came_in(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=4))

    one = taken(bytes(raw))

    assert one.raw.content == bytes(raw)
    assert_can_be_stored(one)


def test_the_practices_own_number_is_nobodys() -> None:
    raw = mail(
        "2 page fax at your number 12175550100.\nReference number: 20261120001\nCSID: 2175550188",
        ("application/pdf", pdf()),
        subject="New fax",
        sender="Fax <noreply@fax.example>",
    )
    rules = MailRules("US", own_numbers=("+12175550100",))

    one = from_mail(raw, None, rules, now=NOON)

    assert one.source == "+12175550188"


def test_a_page_that_says_far_more_than_the_plain_text_is_read_in_its_place() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = "portal@lake.example", "Referral"
    message.set_content("Please view this message as HTML.")
    message.add_alternative("<p>Patient Name: Ada Lind</p>" * 9, subtype="html")
    short = EmailMessage(policy=SMTP)
    short["From"], short["Subject"] = "portal@lake.example", "Referral"
    short.set_content("Patient Name: Ada Lind")
    short.add_alternative("<p>Patient Name: <b>Ada Lind</b></p>", subtype="html")

    media = [
        one.message and one.message.media
        for one in map(taken, (message.as_bytes(), short.as_bytes()))
    ]

    assert media == [Media.HTML, Media.TEXT]


def test_a_notice_that_speaks_of_faxes_is_a_mail() -> None:
    notice = mail(
        subject="2 tasks for the fax desk",
        message_id="<notice-r1@hilltop.example>",
        sender="faxes@hilltop.example",
        headers={"Auto-Submitted": "auto-generated"},
    )

    assert taken(notice).channel is Channel.EMAIL
