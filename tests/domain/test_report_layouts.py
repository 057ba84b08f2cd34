"""How reports are laid out: histories, tables with headings, legends, and lists of two ways."""

import pytest

from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.domain.verdict_reading.direction import outbound, plainly_came_in
from faxflow.domain.verdict_reading.history import history_of
from faxflow.domain.verdict_reading.legends import is_legend
from faxflow.domain.verdict_reading.tables import tables_of

DELIVERED, FAILED = VerdictKind.DELIVERED, VerdictKind.FAILED
US = ("US",)


def told(subject: str, *lines: str) -> set[tuple[str, str | None]]:
    """The verdicts of a plain mail by a fax service, as kind and number."""
    head = f"From: Fax Service <noreply@gate.example>\nSubject: {subject}\n\n"
    reading = read_mail((head + "\n".join(lines) + "\n").encode(), ReadingSettings())
    return {(str(one.kind), one.number) for one in reading.verdicts}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            ("09:02 Busy, will retry", "09:17 No answer, will retry", "09:31 Sent, 3 pages"),
            DELIVERED,
        ),
        (("16:30 FAILED, giving up", "16:10 busy", "14:50 delivered to carrier"), FAILED),
        (("Attempt 1 - busy", "Attempt 2 - OK 5 pages"), DELIVERED),
        (("Nov 18, 11:59 Delivered", "Nov 18, 11:41 Failed attempt, will retry"), DELIVERED),
    ],
)
def test_of_a_history_only_the_last_step_counts(lines: tuple[str, ...], kind: VerdictKind) -> None:
    history = history_of(lines)

    assert history is not None
    assert history.kind == kind


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("00:10 Delivered", "23:50 Busy"), id="over midnight, either way round"),
        pytest.param(("10:00 Busy", "09:00 Sent", "11:00 Sent"), id="no order"),
        pytest.param(("10:04 703-555-0111 Sent", "10:31 703-555-0112 Failed"), id="two numbers"),
        pytest.param(
            ("10:04 FX-200101-A1 Sent", "10:31 FX-200102-A1 Failed"), id="two of our faxes"
        ),
        pytest.param(("Nov 19 00:10 Sent", "Nov 18 23:50 Busy"), id="one step a day"),
        pytest.param(("10:04 Sent",), id="one step"),
    ],
)
def test_a_list_without_a_plain_order_is_no_history(lines: tuple[str, ...]) -> None:
    assert history_of(lines) is None


def test_a_heading_says_which_number_is_the_recipient() -> None:
    lines = (
        "\tSent by\tTo\tTag\tOutcome",
        "\t212-555-0100\t312-555-0101\tFX-204130-A1\tDelivered",
        "\t212-555-0100\t312-555-0102\tFX-204131-A1\tFailed: busy",
    )

    tables = tables_of(lines, US)

    assert [(one.number, one.kind) for one in tables.statements] == [
        ("+13125550101", DELIVERED),
        ("+13125550102", FAILED),
    ]


def test_of_counted_tries_only_the_last_counts() -> None:
    lines = (
        "Try  Recipient     Result",
        "1    571-555-0124  BUSY",
        "2    571-555-0124  NO ANSWER",
        "3    571-555-0124  OK",
    )

    tables = tables_of(lines, US)

    assert [(one.number, one.kind) for one in tables.statements] == [("+15715550124", DELIVERED)]


def test_a_table_of_callers_states_nothing_of_ours() -> None:
    lines = ("From  Pages  Result", "917-555-0142  1  Failed", "917-555-0143  2  Delivered")

    tables = tables_of(lines, US)

    assert tables.statements == []
    assert tables.lines == set(lines[1:])


@pytest.mark.parametrize(
    ("line", "legend"),
    [
        ("KEY: D=Delivered  F=Failed  R=Retry pending  B=Busy", True),
        ("NG:Other Error, Cont:Continue, No Ans:No Answer,", True),
        ("E. 1) Hang up or line fail   E. 2) Busy", True),
        ("To: Elm Pharmacy  Status: Failed  Reason: Busy", False),
        ("Result: OK", False),
    ],
)
def test_a_line_that_explains_codes_is_known(line: str, legend: bool) -> None:
    assert is_legend(line) == legend


def test_what_stands_below_incoming_is_left_out() -> None:
    lines = ("INCOMING", "917-555-0142 Failed", "OUTGOING", "917-555-0151 Delivered")

    kept = list(outbound(lines))

    assert kept == ["OUTGOING", "917-555-0151 Delivered"]


@pytest.mark.parametrize(
    ("text", "came_in"),
    [
        ("You have a new 2 page fax.", True),
        ("Incoming fax error", True),
        ("We could not fully receive a fax that was sent to you.", True),
        ("A fax you received on 212-555-0100 could not be e-mailed.", True),
        ("Your fax was received by the recipient's machine.", False),
        ("You have a new fax number.", False),
        ("Your fax to 312-555-0150 was delivered.", False),
    ],
)
def test_a_fax_that_came_in_is_told_from_one_that_went_out(text: str, came_in: bool) -> None:
    assert plainly_came_in(text) == came_in


@pytest.mark.parametrize(
    ("subject", "lines", "verdicts"),
    [
        pytest.param(
            "Fax delivery failed to 765-555-0182",
            (
                "Sent to: 765-555-0182",
                "Sent from: 312-555-0100",
                "We were unable to deliver your fax.",
            ),
            {("failed", "+17655550182")},
            id="labels that begin with sent",
        ),
        pytest.param(
            "FX-204101-A1 accepted",
            (
                "Your fax to (312) 555-0151 has been accepted and placed in the queue.",
                "If delivery fails we will send you a notice. Please do not send the fax again.",
            ),
            {("accepted", "+13125550151")},
            id="please do not send it again",
        ),
        pytest.param(
            "FX-204121-A1: route failure, then success",
            ("gw-1  503-555-0188  FAILED", "gw-2  503-555-0188  SUCCESS", "Final result: SUCCESS"),
            {("delivered", "+15035550188")},
            id="a final result decides",
        ),
        pytest.param(
            "Fax job report",
            ("FaxResult : Busy  CallerId : 3125550100  DialNumber : 4695550106",),
            {("failed", "+14695550106")},
            id="several labels on a line",
        ),
        pytest.param(
            "Your fax to (765) 555-0148 was unsuccessful",
            ("Fax to: (765) 555-0148", "Had the fax been sent successfully, you would see a page."),
            {("failed", "+17655550148")},
            id="had it been sent",
        ),
        pytest.param(
            "Fax failed: 646-555-0117",
            ("Incoming fax error", "Caller: 646-555-0117", "Result: Failed"),
            {("noise", None)},
            id="a fax that came in and failed",
        ),
        pytest.param(
            "Your fax to (312) 555-0129 could not be delivered",
            (
                "We tried but couldn't deliver your fax.",
                "To: (312) 555-0129",
                "98.7% of faxes on our Pro plan are sent successfully the first time.",
            ),
            {("failed", "+13125550129")},
            id="an advertisement below the result",
        ),
        pytest.param(
            "Fax report",
            ("FAX : 312-555-0100", "FAX NO./NAME : 773-555-0120", "RESULT : OK"),
            {("delivered", "+17735550120")},
            id="our own line above the number that was dialled",
        ),
        pytest.param(
            "Activity report",
            (
                "No.  Tx/Rx  Address       Result",
                "1    Rx     773-555-0164  OK",
                "2    Tx     414-555-0171  OK",
                "3    Rx     262-555-0190  NG",
            ),
            {("delivered", "+14145550171")},
            id="a journal of both ways",
        ),
        pytest.param(
            "Fax TX error - redial scheduled",
            ("DESTINATION  989-555-0134", "RESULT       BUSY", "NEXT REDIAL  10:35 AM"),
            {("delayed", "+19895550134")},
            id="the machine dials again by itself",
        ),
        pytest.param(
            "[INC0077121] Fax to 502-555-0182 failed - Resolved",
            ("State: Resolved - Successful",),
            {("noise", None)},
            id="a ticket about a fax",
        ),
        pytest.param(
            "Inbound fax on 312-555-0100 from 219-555-0144",
            ("You received a 1-page fax.", "YOUR FAX FAILED. WE GOT PAGE 1 ONLY."),
            {("noise", None)},
            id="a fax that came in and complains of ours",
        ),
        pytest.param(
            "FX-200101-A1: route A failed, route B ok",
            ("Transmission to 920-555-0116", "FINAL RESULT: DELIVERED     ANI: 3125550100"),
            {("delivered", "+19205550116")},
            id="our own line behind the result",
        ),
        pytest.param(
            "Fax job 12",
            (" destination . . . . . 3095550158", " status  . . . . . . . SUCCESS"),
            {("delivered", "+13095550158")},
            id="dotted leaders",
        ),
        pytest.param(
            "Outbound job log",
            ("job_id,caller_id,destination,result", "77120,3125550190,3125550103,FAILED"),
            {("failed", "+13125550103")},
            id="a table of commas",
        ),
        pytest.param(
            "Fax update",
            ("DELIVERED", "(920) 555-0128", "3 of 3 pages", "tag FX-200101-A1"),
            {("delivered", "+19205550128")},
            id="a badge, and a number before other digits",
        ),
        pytest.param(
            "End of day",
            ("FAILED", "(none)", "STILL IN QUEUE", "585-555-0119", "DELIVERED", "585-555-0117"),
            {("delivered", "+15855550117"), ("accepted", "+15855550119")},
            id="headings by outcome",
        ),
        pytest.param(
            "Fax activity",
            ("To: 312-555-0150", "Status: Sent", "", "Sent:", "312-555-0151", "Your fax failed."),
            {("unrecognised", None)},
            id="rows that say sent, and a sentence that says failed",
        ),
    ],
)
def test_a_mail_states_what_a_person_reads_in_it(
    subject: str, lines: tuple[str, ...], verdicts: set[tuple[str, str | None]]
) -> None:
    assert told(subject, *lines) == verdicts


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"From: " + b"(" * 600 + b" <a@x.example>\nSubject: x\n\nhi\n", id="brackets"),
        pytest.param(
            b"Subject: x\nFrom: a@x.example\n" + b"Content-Type: message/rfc822\n\n" * 1500,
            id="mails in mails",
        ),
    ],
)
def test_a_mail_that_breaks_the_parser_goes_to_a_person(raw: bytes) -> None:
    reading = read_mail(raw, ReadingSettings())

    assert [one.kind for one in reading.verdicts] == [VerdictKind.UNRECOGNISED]
    assert len(reading.content_hash) == 64


@pytest.mark.parametrize(
    ("subject", "line", "kind"),
    [
        ("Relayed: FX-200101-A1", "Delivery to these recipients is complete.", "noise"),
        ("Messages on hold", "Your mail has been placed on hold for review.", "delayed"),
        ("Rejected: FX-200101-A1", "Your message was refused by the fax gateway.", "failed"),
        ("About FX-200101-A1", "Please look at this.", "unrecognised"),
    ],
)
def test_a_postmasters_prose_is_read_for_what_became_of_the_mail(
    subject: str, line: str, kind: str
) -> None:
    raw = f"From: postmaster@mx.example\nSubject: {subject}\n\n{line}\n<3125550150@gate.example>\n"

    reading = read_mail(raw.encode(), ReadingSettings())

    assert {str(one.kind) for one in reading.verdicts} == {kind}


def test_a_bounce_of_a_mail_about_a_fax_is_no_bounce_of_the_fax() -> None:
    report = (
        "From: mailer-daemon@mx.example\nSubject: Delivery Status Notification (Failure)\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        "Final-Recipient: rfc822; nurse@practice.example\nAction: failed\nStatus: 5.1.1\n\n"
        "--b\nContent-Type: message/rfc822\n\nTo: nurse@practice.example\n"
        "Subject: Fwd: FX-200101-A1 was delivered\n\nSee below.\n\n--b--\n"
    )

    reading = read_mail(report.encode(), ReadingSettings())

    assert [one.kind for one in reading.verdicts] == [VerdictKind.UNRECOGNISED]
