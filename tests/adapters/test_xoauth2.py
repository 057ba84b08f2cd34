"""A token opens a real mail server, and one that has ended is renewed on the spot."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.adapters.imap_mailbox import ImapMailbox
from faxflow.adapters.mail_security import TokenSource
from faxflow.adapters.oauth.tokens import token_source
from faxflow.adapters.smtp_gateway import SmtpGateway
from faxflow.adapters.smtp_notices import SmtpNotices
from faxflow.adapters.xoauth2 import told_by
from faxflow.config.gateway import GatewaySettings
from faxflow.config.notices import NoticeSettings
from faxflow.config.oauth import OAuthSettings
from faxflow.config.server import MailboxSettings
from faxflow.domain.handover import Offered, OutgoingFax, Refused, Taken
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.errors import ServerUnreachable, TokenRefused
from making import MovableClock
from servers.dovecot import Dovecot, running_dovecot
from servers.oauth_smtp import running_oauth_smtp
from servers.token_server import ACCOUNT, SECRET, TENANT, TokenServer, running_token_server

_FAX = OutgoingFax(Reference(CaseId(1), 1), "+12015550100", b"%PDF", RunId("run"))

_DOVECOT_ASKS = """
auth_mechanisms = plain xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
"""
_QUESTION = """
introspection_mode = post
introspection_url = http://127.0.0.1:{port}/introspect
username_attribute = username
active_attribute = active
active_value = true
"""


@pytest.fixture(scope="module")
def entra() -> Iterator[TokenServer]:
    with running_token_server() as server:
        yield server


@pytest.fixture(autouse=True)
def fresh_start(entra: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(entra.certificate.public))
    entra.forms.clear()
    entra.good.clear()
    entra.vouches = True


@pytest.fixture(scope="module")
def oauth_dovecot(entra: TokenServer) -> Iterator[Dovecot]:
    question = _QUESTION.format(port=entra.http_port)
    with running_dovecot("", extra=_DOVECOT_ASKS, files={"oauth2.conf": question}) as server:
        yield server


@pytest.fixture
def tokens(entra: TokenServer, tmp_path: Path) -> TokenSource:
    settings = OAuthSettings(
        provider="microsoft",  # type: ignore[arg-type]
        tenant=TENANT,
        client_id="app-id",
        client_secret="OAUTH_SECRET",
        authority=entra.url,
    )
    return token_source(settings, ACCOUNT, lambda _: SECRET, part="gateway", folder=tmp_path)


def server_keys(port: int) -> dict[str, object]:
    here = {"host": "127.0.0.1", "port": port, "security": "none"}
    return {**here, "auth": "oauth", "user": ACCOUNT, "timeout_seconds": 5}


def no_secret(name: str) -> str:
    raise AssertionError(f"nobody needs {name}")


def mailbox(server: Dovecot, tokens: TokenSource) -> ImapMailbox:
    settings = MailboxSettings.model_validate(server_keys(server.port))
    return ImapMailbox(settings, no_secret, tokens=tokens, patience_seconds=0)


def gateway(port: int, tokens: TokenSource) -> SmtpGateway:
    settings = GatewaySettings.model_validate(
        {**server_keys(port), "address": "{number}@fax.example", "sender": ACCOUNT}
    )
    return SmtpGateway(settings, no_secret, MovableClock(), tokens=tokens, patience_seconds=0)


def test_a_token_opens_a_mailbox(oauth_dovecot: Dovecot, tokens: TokenSource) -> None:
    box = mailbox(oauth_dovecot, tokens)

    assert list(box.batches()) == []

    box.close()


def test_a_token_that_ended_between_two_passes_is_renewed_once(
    oauth_dovecot: Dovecot, tokens: TokenSource, entra: TokenServer
) -> None:
    box = mailbox(oauth_dovecot, tokens)
    list(box.batches())
    box.close()
    entra.good.clear()

    assert list(box.batches()) == []

    assert len(entra.forms) == 2
    box.close()


def test_a_mailbox_that_takes_no_token_is_refused_after_a_second_one(
    oauth_dovecot: Dovecot,
    tokens: TokenSource,
    entra: TokenServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    entra.vouches = False

    with pytest.raises(TokenRefused) as refused:
        list(mailbox(oauth_dovecot, tokens).batches())

    told = str(refused.value)
    assert "refused a fresh token" in told
    assert "`faxflow sign-in mailbox`" in told
    assert len(entra.forms) == 2
    assert "token-" not in told + caplog.text


def test_a_token_lets_a_fax_go(entra: TokenServer, tokens: TokenSource) -> None:
    with running_oauth_smtp(entra) as server:
        here = gateway(server.port, tokens)
        offered, finished = here.offer(_FAX), here.finish()
        here.close()

    assert isinstance(offered, Offered)
    assert isinstance(finished, Taken)
    assert server.users == [ACCOUNT]


def test_a_token_that_ended_in_mid_run_is_renewed_and_the_next_fax_goes(
    entra: TokenServer, tokens: TokenSource
) -> None:
    with running_oauth_smtp(entra) as server:
        here = gateway(server.port, tokens)
        here.offer(_FAX)
        here.finish()
        here.close()
        entra.good.clear()
        offered, finished = here.offer(_FAX), here.finish()
        here.close()

    assert isinstance(offered, Offered)
    assert isinstance(finished, Taken)
    assert server.replies_to_challenge == [b""]


@pytest.mark.parametrize("hangs_up_on", [0, 2])
def test_a_refusal_of_a_fresh_token_is_one_of_our_account(
    entra: TokenServer, tokens: TokenSource, hangs_up_on: int
) -> None:
    stubborn = TokenServer(entra.certificate)
    with running_oauth_smtp(stubborn, hangs_up_on=hangs_up_on) as server:
        offered = gateway(server.port, tokens).offer(_FAX)

    assert isinstance(offered, Refused)
    assert offered.account
    assert "(status 400)" in offered.what
    assert "token-" not in offered.what


def test_a_server_that_is_busy_has_refused_nobody(entra: TokenServer, tokens: TokenSource) -> None:
    with running_oauth_smtp(entra, busy=True) as server:
        here = gateway(server.port, tokens)

        with pytest.raises(ServerUnreachable, match="454"):
            here.open()


def test_a_notice_goes_by_token_too(entra: TokenServer, tokens: TokenSource) -> None:
    with running_oauth_smtp(entra) as server:
        settings = NoticeSettings.model_validate(
            {**server_keys(server.port), "sender": ACCOUNT, "to": ["staff@hilltop.example"]}
        )
        SmtpNotices(settings, no_secret, MovableClock(), tokens=tokens).send("n-1", "Due", "1 task")

    assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("challenge", "told"),
    [
        (b'{"status":"400"}', "it refused a fresh token (status 400)"),
        (b"eyJzdGF0dXMiOiI0MDEifQ==", "it refused a fresh token (status 401)"),
        (b'{"status":"user=x\\u0001auth=Bearer secret"}', "it refused a fresh token"),
        (b'["status"]', "it refused a fresh token"),
        (b"\xff\xfe", "it refused a fresh token"),
        (None, "it refused a fresh token"),
    ],
)
def test_a_challenge_is_told_by_its_status_alone(challenge: bytes | None, told: str) -> None:
    assert told_by(challenge) == told
