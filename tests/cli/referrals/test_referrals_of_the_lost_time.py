"""Referrals that came in after a backup are not forgotten when it is restored."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from imapclient import IMAPClient

from arriving import Desk, fax, mail, pdf
from faxflow.errors import ExitCode
from servers.dovecot import PASSWORD, Dovecot

FILE = ("application/pdf", pdf())
OURS = """\
port = {port}
user = "{user}-faxes"
password = "INTAKE_PASSWORD"
sent_folder = ""
"""


@pytest.fixture
def desk(tmp_path: Path, dovecot: Dovecot) -> Desk:
    user = f"lost-{tmp_path.name[-24:]}"
    made = Desk(tmp_path, dovecot, user=user)
    text, ours = made.config.read_text(), OURS.format(port=dovecot.port, user=user)
    made.config.write_text(text.replace("port = 1143\n", ours))
    return made


def back_up(desk: Desk) -> Path:
    backup = desk.folder / "backup.db"
    assert desk.run("store", "backup", str(backup)) == ExitCode.DONE
    desk.clock.forward(hours=1)
    return backup


def restore(desk: Desk, backup: Path) -> None:
    """All that was kept since is gone."""
    shutil.rmtree(desk.folder / "data")
    desk.clock.forward(hours=1)
    assert desk.run("store", "restore", str(backup)) == ExitCode.NEEDS_PERSON


def make_folder(desk: Desk, name: str) -> None:
    assert desk.server
    with IMAPClient("127.0.0.1", desk.server.port, ssl=False) as client:
        client.login(desk.user, PASSWORD)
        client.create_folder(name)


def test_a_mail_that_was_read_in_the_lost_time_is_a_referral_again(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.deliver(fax(pdf(), message_id="<before@fax.example>"))
    desk.intake()
    backup = back_up(desk)
    desk.deliver(mail("Please see.", FILE), mail("Gone.", subject="", message_id="<2@x.example>"))
    desk.intake()
    lost = desk.referrals()
    restore(desk, backup)
    capsys.readouterr()

    code = desk.run("store", "reconcile", "--json")

    assert json.loads(capsys.readouterr().out)["referrals"] == lost - 1 == 2
    assert code == ExitCode.DONE
    assert desk.referrals() == lost
    assert desk.in_folder("INBOX") == 0
    with_task = "SELECT count(DISTINCT referral_id) FROM tasks WHERE kind <> 'review-duplicate'"
    assert desk.rows(with_task) == [(lost,)]


def test_reconciling_again_makes_no_second_referral(desk: Desk) -> None:
    backup = back_up(desk)
    desk.deliver(mail("Please see.", FILE))
    desk.intake()
    restore(desk, backup)
    desk.run("store", "reconcile")
    desk.clock.forward(minutes=5)

    assert desk.run("store", "reconcile") == ExitCode.DONE
    assert desk.intake() == ExitCode.DONE

    assert desk.referrals() == 1
    assert desk.outcomes() == ["referral"]


def test_a_mail_that_lay_unread_for_days_before_the_backup_comes_in_again(desk: Desk) -> None:
    desk.intake()
    desk.clock.forward(hours=1)
    desk.deliver(mail("Please see.", FILE))
    desk.clock.forward(days=5)
    desk.run("case", "add", "--blank")
    backup = back_up(desk)
    desk.intake()
    restore(desk, backup)

    desk.run("store", "reconcile")

    assert desk.referrals() == 1


def test_files_that_came_in_the_lost_time_are_named(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    restore(desk, back_up(desk))

    desk.run("store", "reconcile")

    assert "put back what came since" in capsys.readouterr().out


def test_an_intake_that_cannot_be_reached_is_told_and_the_rest_is_done(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    restore(desk, back_up(desk))
    faxes, intake = desk.config.read_text().split("[intake_mailbox]")
    assert desk.server
    intake = intake.replace(f"port = {desk.server.port}", "port = 9")
    desk.config.write_text(f"{faxes}[intake_mailbox]{intake}")

    code = desk.run("store", "reconcile")

    assert code == ExitCode.TRY_LATER
    assert "127.0.0.1" in capsys.readouterr().err
    assert desk.rows("SELECT reconciled_at IS NOT NULL FROM restores") == [(1,)]


def test_referrals_that_are_filed_among_results_are_left_to_a_person(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = back_up(desk)
    desk.deliver(mail("Please see.", FILE))
    desk.intake()
    text = desk.config.read_text()
    desk.config.write_text(text.replace(f'"{desk.user}-faxes"', f'"{desk.user}"\nfolder = "Faxes"'))
    make_folder(desk, "Faxes")
    restore(desk, backup)

    code = desk.run("store", "reconcile")

    assert code == ExitCode.NEEDS_PERSON
    assert "move those of referrals" in capsys.readouterr().err
    assert desk.referrals() == 0


def test_a_store_made_anew_takes_in_the_mails_of_a_month(desk: Desk) -> None:
    desk.deliver(mail("Please see.", FILE))
    desk.intake()
    shutil.rmtree(desk.folder / "data")
    desk.clock.at += timedelta(days=3)
    assert desk.run("store", "create", "--anew") == ExitCode.NEEDS_PERSON

    desk.run("store", "reconcile")

    assert desk.referrals() == 1
