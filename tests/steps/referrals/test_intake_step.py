"""The intake over a fake mailbox: what is stored, and what happens when the mailbox fails."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from arriving import FORM, fax, form_text, mail, voicemail
from conftest import Office
from fakes import FakeInbox, MemoryVault
from faxflow.domain.mail import Folder
from faxflow.domain.referrals.document_text import DocumentText, Unreadable
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading import read_form
from faxflow.domain.referrals.form_reading.form import FormReading
from faxflow.domain.referrals.intake.became import Became, Outcome
from faxflow.domain.referrals.plain_text import plain_document
from faxflow.domain.referrals.search_words import search_words
from faxflow.domain.task import TaskKind
from faxflow.errors import FilingRefused, LoginPaused, LoginRefused, MailsUnreadable, StoreFull
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.referrals.intake import IntakeTools
from faxflow.steps.referrals.intake_mailbox import take_in_mails
from faxflow.steps.referrals.read_arrival import Readers
from making import MORNING

REFUSED = LoginRefused(server="mail.example", user="referrals", secret="INTAKE_PASSWORD")
FULL = FilingRefused(server="mail.example", folder="faxflow-handled", what="OVERQUOTA")


def text_of(content: bytes) -> DocumentText | Unreadable:
    return plain_document(content.decode("utf-8", "replace"))


def form_of(document: DocumentText) -> FormReading:
    return read_form(document, country="US", today=MORNING.date())


@dataclass
class Intake:
    """An intake desk whose documents are plain text."""

    office: Office
    inbox: FakeInbox = field(default_factory=FakeInbox)
    vault: MemoryVault = field(default_factory=MemoryVault)
    readers: Readers = field(default_factory=lambda: Readers(text_of, form_of))

    def deliver(self, *mails: bytes) -> None:
        for raw in mails:
            self.inbox.mails[len(self.inbox.mails) + len(self.inbox.filed) + 1] = raw

    def take(self, *, now: bool = False) -> list[Became]:
        tools = IntakeTools(self.readers, self.vault)
        return list(take_in_mails(self.office.work("intake"), self.inbox, tools, now=now))

    def count(self, table: str) -> int:
        [(found,)] = self.office.rows(f"SELECT count(*) FROM {table}")  # noqa: S608
        return int(str(found))


@pytest.fixture
def intake(office: Office) -> Intake:
    return Intake(office)


def typed(**changes: str) -> bytes:
    return form_text({**FORM, **changes}).encode()


def test_every_part_of_an_arrival_lies_in_the_vault_before_it_is_stored(intake: Intake) -> None:
    intake.deliver(fax(typed(), "text/plain"))

    intake.take()

    names = {row[0] for row in intake.office.rows("SELECT name FROM documents")}
    assert names == intake.vault.files.keys()


def test_a_vault_that_is_full_leaves_the_mail_and_the_store_as_they_were(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake.deliver(fax(typed(), "text/plain"))

    def full(_: str, __: bytes) -> Path:
        raise StoreFull(path="vault", what="No space left on device")

    monkeypatch.setattr(intake.vault, "keep", full)
    with pytest.raises(StoreFull):
        intake.take()

    assert (intake.count("referrals"), intake.count("arrivals"), len(intake.inbox.mails)) == (
        0, 0, 1
    )  # fmt: skip


def test_mails_that_cannot_be_moved_are_read_once_and_a_task_says_so(intake: Intake) -> None:
    away = mail("Gone fishing.", headers={"Auto-Submitted": "auto-replied"}, subject="Auto: away")
    intake.deliver(voicemail(), fax(typed(), "text/plain"), away)
    intake.inbox.received_at = MORNING
    intake.inbox.filing_failure = FULL
    for _ in range(2):
        with pytest.raises(FilingRefused):
            intake.take()
        intake.office.clock.forward(minutes=5)
    intake.inbox.filing_failure = None

    became = intake.take()

    assert [one.was_read_before for one in became] == [True, True, True]
    assert [*intake.inbox.filed.values()] == [Folder.HANDLED, Folder.HANDLED, Folder.REVIEW]
    assert (intake.count("arrivals"), intake.count("referrals")) == (3, 2)
    titles = "SELECT title, closed_at IS NULL FROM tasks WHERE kind = 'mend-account'"
    [(title, is_open)] = intake.office.rows(titles)
    assert "Mails stay in the intake mailbox" in str(title)
    assert not is_open


def test_a_refused_login_rests_and_is_told_once(intake: Intake) -> None:
    intake.inbox.failure = REFUSED
    with pytest.raises(LoginRefused):
        intake.take()
    with pytest.raises(LoginPaused, match="intake mailbox refused our login"):
        intake.take()
    intake.inbox.failure = None

    intake.take(now=True)

    found = intake.office.rows("SELECT kind, closed_at IS NULL FROM tasks")
    assert found == [(TaskKind.MEND_ACCOUNT, 0)]


def test_a_mail_that_the_server_cannot_show_keeps_none_of_the_others(intake: Intake) -> None:
    intake.deliver(voicemail())
    intake.inbox.last_failure = MailsUnreadable(server="m", mails="1 mail", folder="INBOX")

    with pytest.raises(MailsUnreadable):
        intake.take()

    assert (intake.count("referrals"), intake.inbox.filed) == (1, {1: Folder.HANDLED})


def test_what_a_form_does_not_say_well_is_asked_for_in_one_task(intake: Intake) -> None:
    intake.deliver(fax(typed(**{"Date of Birth": "13/45/1958", "NPI": "1234567890"}), "text/plain"))

    intake.take()

    [(title,)] = intake.office.rows("SELECT title FROM tasks")
    assert str(title).startswith("RF-000001: complete intake (")
    assert "date_of_birth" in str(title)
    assert "npi" in str(title)
    stored = "SELECT doubt IS NOT NULL, place FROM field_readings WHERE field = 'surname'"
    [(doubted, place)] = intake.office.rows(stored)
    assert not doubted
    assert str(place).startswith("D-000001, page 1")


def test_an_arrival_is_found_by_its_patients_words_and_keys(intake: Intake) -> None:
    intake.deliver(fax(typed(), "text/plain"))

    intake.take()

    words = {row[0] for row in intake.office.rows("SELECT word FROM patient_words")}
    keys = {row[0] for row in intake.office.rows("SELECT key FROM patient_keys")}
    told = {Field.GIVEN_NAME: "Wilhelmina", Field.SURNAME: "Oakhurst", Field.PHONE: "+12175550143"}
    assert search_words(told) <= words
    assert found_by(told).keys <= keys


def test_a_bounced_notice_is_no_referral_and_raises_its_alarm(intake: Intake) -> None:
    returned = "Message-ID: <notice-run-1@hilltop.example>\nSubject: faxflow: 2 to mend"
    bounce = mail(
        f"This is the mail system. User unknown.\n\n{returned}",
        sender="Mail Delivery System <MAILER-DAEMON@hilltop.example>",
        subject="Undelivered Mail Returned to Sender",
    )
    intake.deliver(bounce)

    (became,) = intake.take()

    assert became.outcome is Outcome.NOT_A_REFERRAL
    assert intake.office.rows("SELECT kind FROM tasks") == [(TaskKind.ALARM,)]


def test_a_document_that_breaks_the_reader_is_a_persons_and_keeps_none_of_the_others(
    intake: Intake, caplog: pytest.LogCaptureFixture
) -> None:
    def breaking(content: bytes) -> DocumentText | Unreadable:
        if b"canary" in content:
            raise ValueError("canary")
        return text_of(content)

    intake.readers = Readers(breaking, form_of)
    intake.deliver(fax(b"canary", "text/plain"), fax(typed(), "text/plain", message_id="<2@x>"))

    became = intake.take()

    assert [one.outcome for one in became] == [Outcome.REFERRAL, Outcome.REFERRAL]
    [(title,), _] = intake.office.rows("SELECT title FROM tasks ORDER BY id")
    assert "look at D-000001 (reading it failed)" in str(title)
    assert "canary" not in caplog.text


def test_whatever_bytes_come_as_a_mail_are_taken_in_and_kept(intake: Intake) -> None:
    seeds = [fax(typed(), "text/plain"), voicemail(), mail("hello")]
    chance = Random(11)
    hurt = [hurt_anywhere(chance.choice(seeds), chance) for _ in range(40)]
    intake.deliver(*hurt, *(chance.randbytes(chance.randrange(200)) for _ in range(10)))

    became = intake.take()

    assert (len(became), intake.inbox.mails) == (50, {})
    assert intake.count("arrivals") == 50
    names = {str(name) for (name,) in intake.office.rows("SELECT name FROM arrivals")}
    assert names <= intake.vault.files.keys()
    assert set(hurt) <= {*intake.vault.files.values()}


def hurt_anywhere(raw: bytes, chance: Random) -> bytes:
    """The mail with some bytes of it changed, lost, or in the way."""
    whole = bytearray(raw)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(whole))
        whole[at : at + chance.randrange(40)] = chance.randbytes(chance.randrange(6))
    return bytes(whole)
