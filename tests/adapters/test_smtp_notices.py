"""Notices to staff: only where every promise of the line is kept."""

from datetime import UTC, datetime

import pytest

from faxflow.adapters.smtp_notices import SmtpNotices
from faxflow.config.notices import NoticeSettings
from faxflow.config.server import Security
from faxflow.domain.notice import NotTaken
from faxflow.errors import AddressesRefused, InsecureServer, NoticeRefused, ServerUnreachable
from servers.scripted_smtp import Act, End, ScriptedSmtp

NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)


def notices(port: int, addresses: str = "[notices] to", **changes: object) -> SmtpNotices:
    settings = NoticeSettings(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        sender="faxflow@clinic.example",
        to=("admin@clinic.example",),
        timeout_seconds=0.5,
    ).model_copy(update=changes)
    return SmtpNotices(settings, lambda _: "", lambda: NOW, patience_seconds=0, addresses=addresses)


def test_a_notice_that_was_taken_counts_though_the_goodbye_fails() -> None:
    with ScriptedSmtp(({"QUIT": Act(end=End.CLOSE)},)) as server:
        notices(server.port).send("FN-1", "Two faxes wait", "faxflow report")

    assert server.accepted == 1


@pytest.mark.parametrize(
    ("stage", "act", "what"),
    [
        ("MAIL", b"550 5.7.1 not you\r\n", "refused the notice with 550"),
        ("RCPT", b"550 5.1.1 nobody\r\n", r"refused every address in \[notices\] to with \[550\]"),
        ("dot", b"452 4.3.1 full\r\n", "refused the notice with 452"),
        ("dot", Act(end=End.CLOSE), "the conversation broke off"),
    ],
)
def test_a_notice_that_was_not_taken_is_said_to_be_so(
    stage: str, act: Act | bytes, what: str
) -> None:
    with (
        ScriptedSmtp(({stage: act},)) as server,
        pytest.raises(ServerUnreachable, match=what),
    ):
        notices(server.port).send("FN-1", "Two faxes wait", "faxflow report")


def test_a_list_of_addresses_that_is_refused_whole_is_no_server_that_is_down() -> None:
    with (
        ScriptedSmtp(({"RCPT": b"550 5.1.1 nobody\r\n"},)) as server,
        pytest.raises(AddressesRefused, match=r"\[referrals.queues\] intake with \[550\]"),
    ):
        notices(server.port, "[referrals.queues] intake").send("FN-1", "One", "faxflow queue")


def test_notices_too_go_over_tls_or_loopback_only() -> None:
    with pytest.raises(InsecureServer, match=r"\[notices\]"):
        notices(25, host="mail.example").send("FN-1", "Two faxes wait", "faxflow report")


@pytest.mark.parametrize(
    ("reply", "not_taken"),
    [
        (b"550 5.1.1 nobody\r\n", NotTaken(for_good=(2,))),
        (b"450 4.2.0 greylisted\r\n", NotTaken(for_now=(2,))),
    ],
)
def test_a_refused_recipient_is_named_by_its_place_and_the_others_have_the_notice(
    reply: bytes, not_taken: NotTaken
) -> None:
    people = ("Desk <desk@clinic.example>", "gone@clinic.example", "night@clinic.example")
    with ScriptedSmtp(({"RCPT#2": reply},)) as server:
        refused = notices(server.port, to=people).send("FN-1", "Two faxes wait", "faxflow report")

    assert (refused, server.accepted) == (not_taken, 1)


@pytest.mark.parametrize("stage", ["DATA", "dot"])
def test_a_notice_that_is_refused_for_what_it_says_is_told_from_a_server_that_is_down(
    stage: str,
) -> None:
    with (
        ScriptedSmtp(({stage: b"554 5.7.1 looks like spam\r\n"},)) as server,
        pytest.raises(NoticeRefused, match="refuses a notice with 554"),
    ):
        notices(server.port).send("FN-1", "Two faxes wait", "faxflow report")
