"""The hand-over at every phase: one word comes back, and never a wrong one."""

from datetime import UTC, datetime

import pytest

from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.config.gateway import GatewaySettings
from faxflow.config.server import Security
from faxflow.domain.handover import (
    Finish,
    NotReached,
    Offer,
    Offered,
    OutgoingFax,
    Refused,
    Taken,
    Unclear,
)
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import InsecureServer, LoginRefused, ServerUnreachable
from servers.scripted_smtp import PIPELINING, Act, End, Script, ScriptedSmtp

NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)
PDF = b"%PDF-1.4 a letter" * 4000

FAULTS = {
    "closes": Act(end=End.CLOSE),
    "resets": Act(end=End.RESET),
    "hangs": Act(end=End.HANG),
    "drips": Act(end=End.DRIP),
    "garbage": Act(b"\xff\xfe no such thing\r\n"),
    "half a line": Act(b"250 o", End.CLOSE),
    "half a code": Act(b"25", End.CLOSE),
    "code alone, cut": Act(b"250", End.CLOSE),
    "half a list": Act(b"250-first\r\n", End.CLOSE),
    "wrong kind": Act(b"334 who are you\r\n"),
    "421": Act(b"421 4.3.2 closing\r\n", End.CLOSE),
    "450": Act(b"450 4.2.0 later\r\n"),
    "550": Act(b"550 5.1.1 no such fax\r\n"),
}
BROKEN = [name for name in FAULTS if not name.isdecimal()]
ENDLESS = {"hangs", "drips"}
CODES = [name for name in FAULTS if name.isdecimal()]


def a_fax(number: str = "+15552010110", case: int = 123) -> OutgoingFax:
    return OutgoingFax(Reference(CaseId(case), 2), number, PDF, RunId("run-7"))


def a_gateway(port: int, *, patience_seconds: float = 0, **changes: object) -> SmtpGateway:
    settings = GatewaySettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        address="{number}@fax.example",
        sender="Clinic <faxes@clinic.example>",
        timeout_seconds=20,
        final_timeout_seconds=20,
    ).model_copy(update=changes)
    return SmtpGateway(
        settings, lambda _: "rehearsal", lambda: NOW, patience_seconds=patience_seconds
    )


def impatience(fault: str, *keys: str) -> dict[str, float]:
    """Settings that wait shortly, only where a test waits for nothing to come."""
    return dict.fromkeys(keys, 0.3) if fault in ENDLESS else {}


def hand_over_one(gateway: SmtpGateway, fax: OutgoingFax) -> Offer | Finish:
    offer = gateway.offer(fax)
    return gateway.finish() if isinstance(offer, Offered) else offer


def hand_over(gateway: SmtpGateway, fax: OutgoingFax | None = None) -> Offer | Finish:
    outcome = hand_over_one(gateway, fax or a_fax())
    gateway.close()
    return outcome


@pytest.mark.parametrize("pipelining", [{}, PIPELINING], ids=["stepwise", "pipelined"])
@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("fault", BROKEN)
def test_a_break_before_the_body_means_not_reached(
    fault: str, stage: str, pipelining: Script
) -> None:
    short = impatience(fault, "timeout_seconds")
    with ScriptedSmtp(({**pipelining, stage: FAULTS[fault]},)) as server:
        outcome = hand_over(a_gateway(server.port, **short))

    assert isinstance(outcome, NotReached)
    assert server.accepted == 0


@pytest.mark.parametrize("pipelining", [{}, PIPELINING], ids=["stepwise", "pipelined"])
@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "dot"])
@pytest.mark.parametrize("code", CODES)
def test_a_definite_no_is_a_refusal_with_its_code(
    code: str, stage: str, pipelining: Script
) -> None:
    with ScriptedSmtp(({**pipelining, stage: FAULTS[code]},)) as server:
        outcome = hand_over(a_gateway(server.port))

    assert isinstance(outcome, Refused)
    assert outcome.code == int(code)
    assert server.accepted == 0


@pytest.mark.parametrize("stage", ["greeting", "EHLO"])
@pytest.mark.parametrize("fault", ["closes", "resets", "hangs", "garbage", "half a line", "421"])
def test_a_server_that_does_not_come_up_is_not_reached(fault: str, stage: str) -> None:
    short = impatience(fault, "timeout_seconds")
    with ScriptedSmtp(({stage: FAULTS[fault]},)) as server:
        outcome = hand_over(a_gateway(server.port, **short))

    assert isinstance(outcome, NotReached)


@pytest.mark.parametrize("pipelining", [{}, PIPELINING], ids=["stepwise", "pipelined"])
@pytest.mark.parametrize("fault", BROKEN)
def test_without_a_whole_answer_to_the_dot_nobody_knows(fault: str, pipelining: Script) -> None:
    short = impatience(fault, "final_timeout_seconds")
    with ScriptedSmtp(({**pipelining, "dot": FAULTS[fault]},)) as server:
        outcome = hand_over(a_gateway(server.port, **short))

    assert isinstance(outcome, Unclear)
    assert server.accepted == 1


@pytest.mark.parametrize("fault", ["closes", "resets", "hangs", "garbage", "421"])
def test_a_break_inside_the_letter_is_never_called_taken(fault: str) -> None:
    short = impatience(fault, "final_timeout_seconds")
    with ScriptedSmtp(({"body": FAULTS[fault]},)) as server:
        outcome = hand_over(a_gateway(server.port, **short))

    assert not isinstance(outcome, Taken)
    assert server.accepted == 0 or isinstance(outcome, Unclear)


def test_a_line_that_ends_before_the_dot_gives_a_refusal_not_a_doubt() -> None:
    with ScriptedSmtp(({"letter": Act(b"421 4.3.2 closing\r\n", End.CLOSE)},)) as server:
        gateway = a_gateway(server.port)
        offer = gateway.offer(a_fax())
        server.left.wait(5)
        outcome = gateway.finish() if isinstance(offer, Offered) else offer
        gateway.close()

    assert isinstance(outcome, Refused | NotReached)
    assert server.accepted == 0


def test_one_line_carries_fax_after_fax() -> None:
    with ScriptedSmtp(({},)) as server:
        gateway = a_gateway(server.port)
        outcomes = [(gateway.offer(a_fax(case=case)), gateway.finish()) for case in (1, 2, 3)]
        gateway.close()

    assert outcomes == [(Offered(), Taken("taken"))] * 3
    assert len(server.commands) == 1


def test_after_a_refusal_the_same_line_goes_on_with_the_next_fax() -> None:
    with ScriptedSmtp(({"RCPT": b"550 5.1.1 no such fax\r\n"},)) as server:
        gateway = a_gateway(server.port)
        gateway.offer(a_fax(case=1))
        gateway.offer(a_fax(case=2))
        gateway.close()

    assert server.commands[0] == ["EHLO", "MAIL", "RCPT", "RSET", "MAIL", "RCPT", "RSET", "QUIT"]


@pytest.mark.parametrize("stage", ["MAIL#2", "RCPT#2", "DATA#2"])
@pytest.mark.parametrize("fault", ["closes", "resets", "garbage", "half a line", "421"])
def test_a_line_that_is_lost_at_the_next_fax_is_replaced(fault: str, stage: str) -> None:
    with ScriptedSmtp(({stage: FAULTS[fault]}, {})) as server:
        gateway = a_gateway(server.port)
        hand_over_one(gateway, a_fax(case=1))
        outcome = hand_over(gateway, a_fax(case=2))

    assert outcome == Taken("taken")
    assert (server.accepted, len(server.commands)) == (2, 2)


@pytest.mark.parametrize("words", [b"", b"421 4.4.2 you were idle\r\n"])
def test_a_server_that_grew_tired_between_faxes_is_called_again(words: bytes) -> None:
    tired = Act(b"250 taken\r\n" + words, End.CLOSE)
    with ScriptedSmtp(({"dot": tired}, {})) as server:
        gateway = a_gateway(server.port)
        hand_over_one(gateway, a_fax(case=1))
        server.left.wait(5)
        outcome = hand_over(gateway, a_fax(case=2))

    assert outcome == Taken("taken")
    assert server.accepted == 2


def test_a_fax_that_was_offered_but_not_finished_never_goes() -> None:
    with ScriptedSmtp(({},)) as server:
        gateway = a_gateway(server.port)
        gateway.offer(a_fax(case=1))
        outcome = hand_over(gateway, a_fax(case=2))

    assert outcome == Taken("taken")
    assert server.accepted == 1
    assert len(server.commands) == 2


def test_closing_in_the_middle_of_a_letter_sends_nothing_more() -> None:
    with ScriptedSmtp(({},)) as server:
        gateway = a_gateway(server.port)
        gateway.offer(a_fax())
        gateway.close()

    assert server.accepted == 0
    assert server.commands[0][-1] == "DATA"


def test_a_refused_sender_is_about_the_account() -> None:
    with ScriptedSmtp(({"MAIL": b"550 5.7.1 this sender may not send\r\n"},)) as server:
        outcome = hand_over(a_gateway(server.port))

    assert outcome == Refused(550, "5.7.1 this sender may not send", account=True)


def test_a_refusal_is_told_without_the_number() -> None:
    with ScriptedSmtp(({"RCPT": b"550 <15552010110@fax.example> unknown\r\n"},)) as server:
        outcome = hand_over(a_gateway(server.port))

    assert outcome == Refused(550, "<(number)@fax.example> unknown")


@pytest.mark.parametrize(
    "written",
    [
        "+15552010110",
        "5552010110",
        "+1 (555) 201-0110",
        "555.201.0110",
        "1.555.201.0110",
        "201-0110",
        "555/201/0110",
        "555_201_0110",
        "555\u2013201\u20130110",
    ],
)
def test_no_way_of_writing_the_number_comes_through_in_a_reply(written: str) -> None:
    reply = f"550 5.1.1 {written} is not in service, see 5.1.1\r\n".encode()
    with ScriptedSmtp(({"RCPT": reply},)) as server:
        outcome = hand_over(a_gateway(server.port))

    assert outcome == Refused(550, "5.1.1 (number) is not in service, see 5.1.1")


@pytest.mark.parametrize(
    ("number", "written"), [("+4315120", "1/5120"), ("+4315120", "5120"), ("+49301234", "1234")]
)
def test_a_short_number_does_not_come_through_in_a_reply_either(number: str, written: str) -> None:
    reply = f"550 5.1.20 no line {written}, see 5.1.20\r\n".encode()
    with ScriptedSmtp(({"RCPT": reply},)) as server:
        outcome = hand_over(a_gateway(server.port), a_fax(number=number))

    assert outcome == Refused(550, "5.1.20 no line (number), see 5.1.20")


def test_a_number_that_is_none_is_refused_before_anyone_is_asked() -> None:
    outcome = a_gateway(1).offer(a_fax(number="+1555\r\nRCPT TO:<x@y>"))

    assert outcome == Refused(553, "the number cannot be written as an address")


def test_a_refused_login_is_tried_once_and_named() -> None:
    script = {"EHLO": b"250-scripted\r\n250 AUTH PLAIN LOGIN\r\n", "AUTH": b"535 5.7.8 no\r\n"}
    with ScriptedSmtp((script,)) as server:
        gateway = a_gateway(server.port, user="faxes", password="GATEWAY_PASSWORD")
        with pytest.raises(LoginRefused, match="GATEWAY_PASSWORD"):
            gateway.open()

    assert server.commands[0] == ["EHLO", "AUTH"]


def test_a_login_refused_on_the_way_is_about_the_account() -> None:
    script = {"EHLO": b"250-scripted\r\n250 AUTH PLAIN\r\n", "AUTH": b"535 5.7.8 no\r\n"}
    with ScriptedSmtp((script,)) as server:
        outcome = a_gateway(server.port, user="faxes", password="SECRET").offer(a_fax())

    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.account) == (535, True)


def test_a_server_without_starttls_is_refused_and_never_spoken_to_in_plain_text() -> None:
    with ScriptedSmtp(({},)) as server:
        gateway = a_gateway(server.port, security=Security.STARTTLS)
        with pytest.raises(InsecureServer, match=r"\[gateway\]"):
            gateway.open()

    assert server.commands[0] == ["EHLO"]


def test_plain_text_to_another_machine_is_refused_before_connecting() -> None:
    with pytest.raises(InsecureServer):
        a_gateway(25, host="mail.example").open()


def test_connecting_is_tried_again_for_seconds() -> None:
    with ScriptedSmtp(({"greeting": Act(b"421 busy\r\n", End.CLOSE)}, {})) as server:
        gateway = a_gateway(server.port, patience_seconds=5)
        gateway.open()
        gateway.close()

    assert len(server.commands) == 2


def test_nobody_there_is_said_with_the_server_name() -> None:
    with ScriptedSmtp(({},)) as server:
        port = server.port

    with pytest.raises(ServerUnreachable, match=f"127.0.0.1:{port} cannot be reached: Connection"):
        a_gateway(port).open()


def test_a_server_that_waits_for_the_letter_it_refused_gets_none() -> None:
    with ScriptedSmtp(({**PIPELINING, "RCPT": b"550 5.1.1 no such fax\r\n"}, {})) as server:
        gateway = a_gateway(server.port)
        refused = gateway.offer(a_fax(case=1))
        outcome = hand_over(gateway, a_fax(case=2))

    assert (refused, outcome) == (Refused(550, "5.1.1 no such fax"), Taken("taken"))
    assert server.commands[0] == ["EHLO", "MAIL", "RCPT", "DATA"]
    assert server.accepted == 1
