"""`report mail` at the door: what readers get, and that each report is mailed once."""

import json
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice, wall_clock
from servers.scripted_smtp import ScriptedSmtp

Tell = Callable[..., tuple[int, str, str]]
READERS = """
[report.mail]
to = ["lead@hilltop.example", "gone@hilltop.example"]
scorecard_to = ["board@hilltop.example"]
attach = ["html", "pdf"]
"""


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """A practice after its morning, whose reports have readers."""
    with practice(tmp_path, faxes=4) as made:
        made.config.write_text(made.config.read_text() + READERS)
        made.run("run-morning")
        yield made


@pytest.fixture
def tell(here: Practice, capsys: pytest.CaptureFixture[str]) -> Tell:
    """How `report mail` ends, and what it says on standard output and error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = here.run("report", "mail", *arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def mails(here: Practice) -> list[EmailMessage]:
    raw = [content for _, content in here.gateway.office_mails]
    return [cast("EmailMessage", message_from_bytes(one, policy=default)) for one in raw]


def by_script(here: Practice, server: ScriptedSmtp) -> None:
    """The practice's mail server is now this one."""
    text = here.config.read_text()
    notices = text[text.index("[notices]") :]
    port = notices.split("port = ")[1].split("\n")[0]
    here.config.write_text(text.replace(notices, notices.replace(port, str(server.port), 1)))


def test_readers_get_the_text_and_the_pages_and_the_subject_says_whether_they_are_needed(
    here: Practice, tell: Tell
) -> None:
    code, out, _ = tell()

    day = wall_clock().date()
    (mail,) = mails(here)
    body, page, pdf = mail.iter_parts()
    assert code == ExitCode.DONE
    assert out == f"The report of {day} is mailed to 2 readers.\n"
    assert mail["To"] == "lead@hilltop.example, gone@hilltop.example"
    assert mail["Subject"] == f"faxflow: report of {day}: 1 thing needs a person"
    assert "Needs a person: 1." in body.get_content()
    assert page.get_filename() == f"faxflow-report-{day}.html"
    assert page.get_content().lower().startswith("<!doctype html>")
    assert pdf.get_content().startswith(b"%PDF-")


def test_it_is_mailed_once_however_often_cron_runs_it(here: Practice, tell: Tell) -> None:
    tell()

    code, out, _ = tell()
    quiet = tell("--quiet")

    assert code == ExitCode.DONE
    assert "was mailed " in out
    assert quiet == (ExitCode.DONE, "", "")
    assert len(mails(here)) == 1


def test_once_more_on_purpose_is_another_mail(here: Practice, tell: Tell) -> None:
    tell()

    tell("--again")

    first, second = mails(here)
    assert first["Message-ID"] != second["Message-ID"]


def test_the_scorecard_goes_to_its_own_readers(here: Practice, tell: Tell) -> None:
    code, _, _ = tell("--scorecard")

    (mail,) = mails(here)
    assert code == ExitCode.DONE
    assert mail["To"] == "board@hilltop.example"
    assert mail["Subject"].startswith("faxflow: scorecard of ")
    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "text/html",
        "application/pdf",
    ]


def test_a_dry_run_shows_all_of_it_and_mails_nobody(here: Practice, tell: Tell) -> None:
    code, out, _ = tell("--dry-run", "--json")

    planned = json.loads(out)
    names = [one["name"] for one in planned["mail"]["files"]]
    assert code == ExitCode.DONE
    assert (planned["to"], planned["mailed_before"]) == (2, None)
    assert [name.rpartition(".")[2] for name in names] == ["html", "pdf"]
    assert mails(here) == []
    assert here.rows("SELECT count(*) FROM mailed_reports") == [(0,)]


def test_a_server_that_is_down_is_told_and_the_next_run_mails_it(
    here: Practice, tell: Tell
) -> None:
    text = here.config.read_text()
    with ScriptedSmtp(({"greeting": b"421 4.3.2 going down\r\n"},)) as server:
        by_script(here, server)
        code, out, err = tell("--quiet")
    here.config.write_text(text)

    again, _, _ = tell()

    assert (code, out) == (ExitCode.TRY_LATER, "")
    assert "the next run tries again" in err
    assert again == ExitCode.DONE
    assert len(mails(here)) == 1


def test_a_reader_whom_the_server_refuses_is_told_by_their_place(
    here: Practice, tell: Tell
) -> None:
    with ScriptedSmtp(({"RCPT#2": b"550 5.1.1 nobody\r\n"},)) as server:
        by_script(here, server)
        code, out, err = tell("--quiet")

    assert code == ExitCode.NEEDS_PERSON
    assert "is mailed to 1 reader." in out
    assert "The server takes no mail for [report.mail] to, address 2 of the list." in err
    assert "gone@" not in out + err


def test_a_reader_who_is_put_off_is_left_to_the_next_run(here: Practice, tell: Tell) -> None:
    scripts = ({"RCPT#2": b"450 4.2.0 greylisted\r\n"}, {})
    with ScriptedSmtp(scripts) as server:
        by_script(here, server)
        first, _, err = tell()
        second, out, _ = tell()

    assert (first, second) == (ExitCode.TRY_LATER, ExitCode.DONE)
    assert "put off [report.mail] to, address 2 of the list" in err
    assert "is mailed to 2 readers." in out


def test_no_mail_names_a_recipient_or_a_patient(here: Practice, tell: Tell) -> None:
    tell()
    tell("--scorecard")

    numbers = {str(row[0]) for row in here.rows("SELECT DISTINCT number FROM cases")}
    words = {number[-7:] for number in numbers}
    for _, raw in here.gateway.office_mails:
        mail = cast("EmailMessage", message_from_bytes(raw, policy=default))
        text = "".join(
            part.get_content()
            for part in mail.iter_parts()
            if part.get_content_maintype() == "text"
        )
        assert not [word for word in words if word in text]


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--scorecard", "--week"), "Leave out --week, or --scorecard."), (("--date", "x1"), "x1")],
)
def test_what_is_asked_for_wrongly_is_told(tell: Tell, options: tuple[str, ...], said: str) -> None:
    code, _, err = tell(*options)

    assert code == ExitCode.USAGE
    assert said in err
