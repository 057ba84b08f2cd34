"""A report by mail: what a reader's program finds in it, and what is said when it is not taken."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest

from adapters.test_smtp_real_server import arrived
from faxflow.adapters.report_mail import SmtpReports
from faxflow.config.notices import NoticeSettings
from faxflow.config.server import Security
from faxflow.domain.mailed_report import AttachedFile, MailedReport
from faxflow.domain.notice import NotTaken
from faxflow.errors import AddressesRefused, ExitCode, InsecureServer, ReportRefused
from servers.postfix import Postfix
from servers.scripted_smtp import ScriptedSmtp

NOW = datetime(2026, 11, 23, 14, 15, tzinfo=UTC)
PAGE = "<!doctype html><title>faxflow</title><p>13 faxes — all delivered"
REPORT = MailedReport(
    "faxflow: report of 2026-11-23: 3 things need a person",
    "Delivered  13\n───────────────\n",
    [
        AttachedFile("faxflow-report-2026-11-23.html", "text/html", PAGE.encode()),
        AttachedFile("faxflow-report-2026-11-23.pdf", "application/pdf", b"%PDF-1.7\n\x00\xff"),
    ],
)


def reports(port: int, **changes: object) -> SmtpReports:
    settings = NoticeSettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        sender="faxflow@clinic.example",
        to=("15552010110@fax.example",),
        timeout_seconds=5,
    ).model_copy(update=changes)
    return SmtpReports(
        settings, lambda _: "", lambda: NOW, addresses="[report.mail] to", patience_seconds=0
    )


def test_a_reader_finds_the_text_and_both_files_as_they_were_made(postfix: Postfix) -> None:
    sent = reports(postfix.port).send("<faxflow-report-1@clinic.example>", REPORT)

    raw = arrived(postfix.taken, REPORT.subject)[0]
    mail = cast("EmailMessage", message_from_bytes(raw, policy=default))
    body, page, pdf = mail.iter_parts()
    assert sent == NotTaken()
    assert mail["Message-ID"] == "<faxflow-report-1@clinic.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert body.get_content() == REPORT.body
    assert (page.get_filename(), page.get_content_type()) == (REPORT.files[0].name, "text/html")
    assert page.get_content().rstrip("\n") == PAGE
    assert (pdf.get_filename(), pdf.get_content()) == (REPORT.files[1].name, b"%PDF-1.7\n\x00\xff")


@pytest.mark.parametrize(
    ("reply", "not_taken"),
    [
        (b"550 5.1.1 nobody\r\n", NotTaken(for_good=(2,))),
        (b"450 4.2.0 greylisted\r\n", NotTaken(for_now=(2,))),
    ],
)
def test_a_reader_who_is_refused_is_named_by_their_place(reply: bytes, not_taken: NotTaken) -> None:
    people = ("lead@clinic.example", "gone@clinic.example")
    with ScriptedSmtp(({"RCPT#2": reply},)) as server:
        refused = reports(server.port, to=people).send("R-1", REPORT)

    assert (refused, server.accepted) == (not_taken, 1)


def test_readers_who_are_all_refused_are_told_with_the_list_they_stand_in() -> None:
    with (
        ScriptedSmtp(({"RCPT": b"550 5.1.1 nobody\r\n"},)) as server,
        pytest.raises(AddressesRefused, match=r"\[report.mail\] to with \[550\]"),
    ):
        reports(server.port).send("R-1", REPORT)


def test_a_report_that_is_too_big_for_the_server_needs_a_person() -> None:
    with (
        ScriptedSmtp(({"dot": b"552 5.3.4 message too big\r\n"},)) as server,
        pytest.raises(ReportRefused, match=r"leave out some in \[report.mail\] attach") as problem,
    ):
        reports(server.port).send("R-1", REPORT)

    assert problem.value.exit_code == ExitCode.NEEDS_PERSON


def test_a_report_too_goes_over_tls_or_loopback_only() -> None:
    with pytest.raises(InsecureServer, match=r"\[notices\]"):
        reports(25, host="mail.example").send("R-1", REPORT)
