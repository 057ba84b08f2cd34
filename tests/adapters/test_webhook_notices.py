"""Webhooks: only to approved hosts, never further, and the address stays a secret."""

import json
import logging
from pathlib import Path

import pytest

from faxflow.adapters.webhook_notices import WebhookNotices
from faxflow.config.notices import NoticeSettings, WebhookStyle
from faxflow.config.server import Security
from faxflow.domain.notice import NotTaken
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable
from servers.certificate import make_certificate
from servers.web_listener import WebListener

TOKEN = "sig-7Qw2x"
BODY = "faxflow at Hilltop: 1 to mend.\n\n- T-7 FX-000001 failed <busy> & waits"


def webhook(address: str, **changes: object) -> WebhookNotices:
    settings = NoticeSettings(
        host="127.0.0.1",
        port=25,
        security=Security.NONE,
        timeout_seconds=0.3,
        sender="faxflow@clinic.example",
        to=("admin@clinic.example",),
        webhook="ALERT_WEBHOOK",
        webhook_hosts=("127.0.0.1", "hooks.chat.example"),
    ).model_copy(update=changes)
    return WebhookNotices(settings, {"ALERT_WEBHOOK": address}.__getitem__)


def at(listener: WebListener) -> str:
    return f"http://127.0.0.1:{listener.port}/hook?token={TOKEN}"


def send(channel: WebhookNotices) -> None:
    assert channel.send("<notice-1@clinic.example>", "faxflow: 1 to mend", BODY) == NotTaken()


def test_a_teams_workflow_gets_an_adaptive_card_with_each_line() -> None:
    with WebListener(status=202).listening() as listener:
        send(webhook(at(listener)))

    path, content = listener.posts[0]
    card = json.loads(content)["attachments"][0]
    assert path == f"/hook?token={TOKEN}"
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert [block["text"] for block in card["content"]["body"]] == [
        "faxflow: 1 to mend",
        "faxflow at Hilltop: 1 to mend.",
        "- T-7 FX-000001 failed <busy> & waits",
        "Notice notice-1@clinic.example",
    ]


def test_slack_gets_text_in_which_no_sign_is_markup() -> None:
    with WebListener().listening() as listener:
        send(webhook(at(listener), webhook_style=WebhookStyle.SLACK))

    text = json.loads(listener.posts[0][1])["text"]
    assert text.splitlines()[0] == "*faxflow: 1 to mend*"
    assert "- T-7 FX-000001 failed &lt;busy&gt; &amp; waits" in text
    assert text.endswith("Notice notice-1@clinic.example")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with WebListener().listening() as other:
        there = {"Location": f"http://127.0.0.1:{other.port}/"}
        with (
            WebListener(status=status, headers=there).listening() as listener,
            pytest.raises(ConfigurationProblem, match=f"answered {status}, which leads elsewhere"),
        ):
            send(webhook(at(listener)))

    assert (other.posts, other.gets) == ([], 0)


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (500, ServerUnreachable),
        (503, ServerUnreachable),
        (429, ServerUnreachable),
        (408, ServerUnreachable),
        (400, ConfigurationProblem),
        (403, ConfigurationProblem),
        (404, ConfigurationProblem),
        (410, ConfigurationProblem),
    ],
)
def test_what_is_not_taken_is_said_to_be_so(status: int, failure: type[FaxflowError]) -> None:
    with (
        WebListener(status=status).listening() as listener,
        pytest.raises(failure, match=f"it answered {status}"),
    ):
        send(webhook(at(listener)))


@pytest.mark.parametrize("how", ["hangs", "drips"])
def test_a_server_that_never_ends_its_answer_holds_nobody_up(how: str) -> None:
    with (
        WebListener(hangs=how == "hangs", drips=how == "drips").listening() as listener,
        pytest.raises(ServerUnreachable),
    ):
        send(webhook(at(listener)))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://chat.example/hook?token=", "webhook_hosts does not name"),
        ("https://hooks.chat.example.evil.example/hook?token=", "webhook_hosts does not name"),
        ("https://hooks.chat.example@evil.example/hook?token=", "webhook_hosts does not name"),
        ("https://user@hooks.chat.example/hook?token=", "holds a user"),
        ("http://hooks.chat.example/hook?token=", "does not begin with https://"),
        ("ftp://127.0.0.1/hook?token=", "does not begin with https://"),
        ("hooks.chat.example/hook?token=", "webhook_hosts does not name"),
        ("https://hooks.chat.example:https/hook?token=", "it is no address"),
    ],
)
def test_only_an_approved_address_is_posted_to(address: str, says: str) -> None:
    with pytest.raises(ConfigurationProblem, match=says) as problem:
        send(webhook(address + TOKEN))

    assert "ALERT_WEBHOOK" in str(problem.value)
    assert TOKEN not in str(problem.value)


def test_the_address_stands_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    told = []

    with caplog.at_level(logging.DEBUG):
        for listener in (WebListener(status=500), WebListener(status=302), WebListener(drips=True)):
            with listener.listening(), pytest.raises(FaxflowError) as problem:
                send(webhook(at(listener)))
            told.append(str(problem.value) + repr(problem.value.__cause__))
        with pytest.raises(FaxflowError) as problem:
            send(webhook(f"http://127.0.0.1:1/hook?token={TOKEN}"))
        told.append(str(problem.value) + repr(problem.value.__cause__))
        with pytest.raises(FaxflowError) as problem:
            send(webhook(f"http://127.0.0.1:1/a b?token={TOKEN}"))
        told.append(str(problem.value) + repr(problem.value.__cause__))

    assert all("127.0.0.1" in text for text in told)
    assert TOKEN not in "".join(told) + caplog.text


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    certificate = make_certificate(tmp_path)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.public))

    with WebListener(certificate=certificate).listening() as listener:
        channel = webhook(at(listener).replace("http:", "https:"), timeout_seconds=5)
        if trusted:
            send(channel)
        else:
            with pytest.raises(ServerUnreachable, match="CERTIFICATE_VERIFY_FAILED"):
                send(channel)

    assert len(listener.posts) == trusted
