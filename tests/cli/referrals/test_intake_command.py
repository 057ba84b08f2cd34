"""referral intake at the door, over a real Dovecot, a real store and real documents."""

import json
import stat
from datetime import date
from pathlib import Path
from random import Random

import pytest
from imapclient import IMAPClient

from arriving import FORM, OTHER_FORM, Desk, fax, form_text, mail, pdf, picture, voicemail
from fakes import FakeInbox
from faxflow.adapters.file_lock import FileLocks
from faxflow.cli.referrals import intaking
from faxflow.domain.referrals.fields import Field
from faxflow.errors import ExitCode, ServerUnreachable
from faxflow.simulator.referrals.fax_line import FaxLook, Noise, Resolution
from faxflow.simulator.referrals.fax_page import fax_page
from faxflow.simulator.referrals.requests import invent_requests
from faxflow.simulator.referrals.typefaces import Typeface
from servers.dovecot import PASSWORD, Dovecot

FILE = ("application/pdf", pdf())


@pytest.fixture
def desk(tmp_path: Path, dovecot: Dovecot) -> Desk:
    return Desk(tmp_path, dovecot, user=f"intake-{tmp_path.name[-24:]}")


def told(desk: Desk, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """What one pass says of each arrival."""
    capsys.readouterr()
    desk.intake("--json", *options)
    return [one["told"] for one in json.loads(capsys.readouterr().out)["became"]]


def test_a_mail_with_a_form_becomes_a_complete_referral(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(mail("Please see the referral.", FILE))

    code = desk.intake()

    assert code == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [
        "A-000001: RF-000001 (e-mail, intake-received)",
        "1 arrival = 1 taken in; 1 new referral.",
    ]
    assert desk.rows("SELECT given_name, surname, date_of_birth, phone FROM patients") == [
        ("Wilhelmina", "Oakhurst", "1958-04-17", "+12175550143")
    ]
    assert desk.rows("SELECT kind, queue, due_at IS NOT NULL FROM tasks") == [
        ("stage-work", "intake", 1)
    ]
    assert (desk.in_folder("INBOX"), desk.in_folder("faxflow-handled")) == (0, 1)


def test_whatever_lies_in_the_mailbox_is_accounted_for(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = picture(80, "TIFF")[:60]
    desk.deliver(
        voicemail(),
        fax(pdf(OTHER_FORM)),
        fax(scan, "image/tiff", message_id="<f2@fax.example>"),
        mail("", ("application/pdf", pdf(password="x")), message_id="<locked@lake.example>"),
        mail("", message_id="<empty@lake.example>"),
        b"\x00\xffnot a mail at all",
        mail("hi", ("application/x-strange", b"\x01\x02"), sender="nobody@x.example"),
        mail("Gone fishing.", headers={"Auto-Submitted": "auto-replied"}, subject="Auto: away"),
        mail(
            "2 due",
            message_id="<notice-1@hilltop.example>",
            headers={"Auto-Submitted": "auto-generated"},
        ),
    )

    code = desk.intake()

    assert code == ExitCode.NEEDS_PERSON
    assert desk.outcomes() == [*["referral"] * 7, "task", "not-a-referral"]
    sum_line = capsys.readouterr().out.splitlines()[-1]
    assert sum_line == (
        "9 arrivals = 7 taken in + 1 to be looked at + 1 no referral; 7 new referrals."
    )
    assert (desk.in_folder("INBOX"), desk.in_folder("faxflow-handled")) == (0, 8)
    assert desk.in_folder("faxflow-review") == 1
    kinds = desk.rows("SELECT kind, count(*) FROM tasks GROUP BY kind ORDER BY kind")
    assert kinds == [("complete-intake", 6), ("review-arrival", 1), ("stage-work", 1)]


def test_a_voice_message_asks_for_a_call_to_its_caller(desk: Desk) -> None:
    desk.deliver(voicemail())

    desk.intake()

    [(title,)] = desk.rows("SELECT title FROM tasks")
    assert title == (
        "RF-000001: call to complete intake (missing: given_name, surname, date_of_birth,"
        " provider, service; doubtful: phone)"
    )
    assert desk.rows("SELECT source, phone FROM referrals r JOIN patients p") == [
        ("+12175550166", "+12175550166")
    ]
    assert desk.rows("SELECT text FROM referral_notes") == [
        ("voice message of 3 s, caller shown as OAKHURST W",)
    ]


def test_a_locked_file_is_named_in_the_one_task(desk: Desk) -> None:
    desk.deliver(mail("", ("application/pdf", pdf(password="x"))))

    desk.intake()

    [(title,)] = desk.rows("SELECT title FROM tasks")
    assert "look at D-000001 (the PDF is protected by a password)" in str(title)


def test_the_same_fax_again_is_a_no_op_and_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(fax(pdf()), fax(pdf()), fax(pdf(), message_id="<again@fax.example>"))

    first = told(desk, capsys)
    desk.deliver(fax(pdf()))
    second = told(desk, capsys)

    same = "known, RF-000001 (the same fax)"
    assert first == ["RF-000001 (fax, intake-received)", same, same]
    assert second == [same]
    assert desk.referrals() == 1


def test_other_words_about_a_patient_are_a_new_referral_to_be_compared(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(mail("Please see.", FILE), mail("It is urgent!", FILE, message_id="<2@x.example>"))

    said = told(desk, capsys)

    assert said[1] == "RF-000002 (e-mail, intake-received; possible duplicate)"


def test_the_same_document_after_its_referral_was_closed_is_a_new_one(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(fax(pdf()))
    desk.intake()
    assert desk.run("referral", "close", "RF-000001", "--reason", "patient-declined") == 0

    desk.deliver(fax(pdf(), message_id="<again@fax.example>"), fax(pdf()))
    said = told(desk, capsys)

    assert said[0].startswith("RF-000002 (fax")
    assert said[1].startswith("known, RF-000001")


def test_a_document_is_the_same_within_days_and_no_longer(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.drop("one.pdf", pdf())
    desk.intake()
    desk.drop("again.pdf", pdf())
    desk.clock.forward(days=1)
    desk.intake()
    desk.clock.forward(days=40)
    desk.drop("two.pdf", pdf())

    said = told(desk, capsys)

    assert [one.split(" (")[0] for one in said] == ["RF-000002"]
    assert desk.outcomes() == ["referral", "known", "referral"]


def test_a_mailbox_that_was_numbered_anew_makes_nothing_twice(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(fax(pdf()), voicemail())
    desk.intake()
    with IMAPClient("127.0.0.1", desk.server.port, ssl=False) as client:  # type: ignore[union-attr]
        client.login(desk.user, PASSWORD)
        client.rename_folder("faxflow-handled", "kept")
        client.select_folder("kept")
        client.copy(client.search(), "INBOX")

    said = told(desk, capsys)

    assert [one.split(" (")[0] for one in said] == ["known, RF-000001", "known, RF-000002"]
    assert desk.referrals() == 2


def test_two_forms_in_one_mail_are_two_referrals_of_one_arrival(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(mail("Two of them.", FILE, ("application/pdf", pdf(OTHER_FORM))))

    said = told(desk, capsys)

    assert said == ["RF-000001 (e-mail, intake-received) and RF-000002 (e-mail, intake-received)"]
    assert desk.outcomes() == ["referral"]


def test_a_dry_run_says_the_same_and_leaves_all_as_it_was(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(fax(pdf()), fax(pdf()))
    desk.drop("a.txt", form_text(OTHER_FORM).encode())

    tried = told(desk, capsys, "--dry-run")

    assert (desk.referrals(), desk.in_folder("INBOX"), desk.vault.exists()) == (0, 2, False)
    assert (desk.folder / "drop" / "a.txt").exists()
    assert tried[:2] == told(desk, capsys)[:2]


def test_a_channel_that_was_not_asked_for_stays_where_it_is(desk: Desk) -> None:
    desk.deliver(fax(pdf()), voicemail())
    desk.drop("a.txt", form_text().encode())

    desk.intake("--channel", "voicemail")

    assert desk.rows("SELECT channel FROM referrals") == [("voicemail",)]
    assert desk.in_folder("INBOX") == 1
    assert (desk.folder / "drop" / "a.txt").exists()


def test_a_mailbox_that_is_down_keeps_no_folder_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = FakeInbox(failure=ServerUnreachable(server="mail.example", what="no route"))
    monkeypatch.setattr(intaking, "intake_mailbox", lambda *_: down)
    desk = Desk(tmp_path)
    desk.drop("a.txt", form_text().encode())

    code = desk.intake()

    assert (code, desk.referrals()) == (ExitCode.TRY_LATER, 1)


def test_quiet_is_silent_when_all_is_well(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.deliver(fax(pdf()))

    desk.intake("--quiet")

    assert capsys.readouterr().out == ""


def test_an_intake_without_any_place_is_a_matter_of_configuration(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.config.write_text(desk.config.read_text().replace('folder = "drop"\nsettle', "settle"))

    assert desk.intake() == ExitCode.CONFIGURATION


def test_no_patients_data_leaves_the_store_and_the_vault(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    canary = {**FORM, "Patient Name": "Zebulon Canaryman", "Member ID": "CANARY77"}
    files = [("application/pdf", pdf(canary)), ("application/pdf", pdf(canary, password="x"))]
    desk.deliver(mail("For Zebulon Canaryman", *files, subject="Zebulon Canaryman"))
    desk.drop("Canaryman, Zebulon.txt", form_text(canary).encode())
    desk.intake()
    desk.deliver(mail("For Canaryman", *files, subject="Canaryman", message_id="<2@x.example>"))
    desk.intake()

    said = capsys.readouterr()
    told_everywhere = [
        said.out,
        said.err,
        (desk.folder / "data" / "faxflow.log").read_text(),
        *map(str, desk.rows("SELECT * FROM events")),
        *map(str, desk.rows("SELECT title, task_key FROM tasks")),
        *map(str, desk.rows("SELECT * FROM arrivals")),
        *map(str, desk.rows("SELECT * FROM fingerprints")),
        *map(str, desk.rows("SELECT name, unreadable FROM documents")),
        *(path.name for path in desk.vault.iterdir()),
    ]

    assert desk.referrals() == 3
    assert not [one for one in told_everywhere if "canary" in one.lower()]
    assert not [one for one in told_everywhere if "zebulon" in one.lower()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in desk.vault.iterdir()} == {0o600}


def test_a_person_makes_a_referral_of_what_seemed_to_be_none_once(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(mail("She needs a visit.", headers={"List-Id": "Referrals <r.lake.example>"}))
    assert desk.intake() == ExitCode.NEEDS_PERSON
    capsys.readouterr()

    codes = [desk.run("referral", "accept", name) for name in ("A-000001", "A-1", "A-7")]

    assert codes == [ExitCode.DONE, ExitCode.NEEDS_PERSON, ExitCode.USAGE]
    assert capsys.readouterr().out.startswith("A-000001: RF-000001 (e-mail, needs-info: ")
    assert desk.rows("SELECT kind, closed_at IS NULL FROM tasks ORDER BY id") == [
        ("review-arrival", 0),
        ("complete-intake", 1),
    ]
    assert (desk.outcomes(), desk.referrals()) == (["referral"], 1)


def test_a_scanned_fax_becomes_a_referral_with_what_it_says(desk: Desk) -> None:
    chance = Random(7)
    (truth,) = invent_requests(date(2026, 11, 20), 1, chance)
    look = FaxLook(Resolution.FINE, Noise.CLEAN, 0.4, None)
    scan = fax_page(truth, next(iter(Typeface)), look, chance)
    desk.deliver(fax(scan, "image/tiff"))

    desk.intake()

    [said] = desk.rows("SELECT given_name, surname, date_of_birth, phone FROM patients")
    identity = (Field.GIVEN_NAME, Field.SURNAME, Field.DATE_OF_BIRTH, Field.PHONE)
    assert said == tuple(truth[field] for field in identity)
    assert desk.rows("SELECT kind, pages FROM documents LIMIT 1") == [("form", 1)]


def test_a_fax_service_that_sends_but_a_link_leaves_the_fetching_to_a_person(desk: Desk) -> None:
    desk.deliver(
        mail(
            "Your fax: https://x.example/1",
            subject="New fax from 2175550188",
            sender="Fax <noreply@fax.example>",
        )
    )

    desk.intake()

    [(title,)] = desk.rows("SELECT title FROM tasks")
    assert "look at D-000002 (the fax itself is not in the mail" in str(title)


def test_two_intakes_at_once_are_one_and_one_that_comes_later(desk: Desk) -> None:
    locks = FileLocks(desk.folder / "data" / "locks", desk.clock)

    with locks.hold("intake", "another"):
        code = desk.intake()

    assert code == ExitCode.TRY_LATER
