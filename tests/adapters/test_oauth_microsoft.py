"""Tokens from Entra are fetched, renewed and refused as its own server speaks of them."""

import logging
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.adapters.mail_security import TokenSource
from faxflow.adapters.oauth.person import Person
from faxflow.adapters.oauth.tokens import PersonSignIn, token_source
from faxflow.config.oauth import OAuthSettings
from faxflow.errors import ConfigurationProblem, ExitCode, ServerUnreachable, TokenRefused
from servers.parts import program
from servers.token_server import ACCOUNT, SECRET, TENANT, TokenServer, running_token_server


@pytest.fixture
def entra(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    with running_token_server() as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate.public))
        yield server


def tokens(entra: TokenServer, folder: Path, secret: str = SECRET, **keys: object) -> TokenSource:
    given = {"client_secret": "OAUTH_SECRET", **keys}
    settings = OAuthSettings.model_validate(
        {
            "provider": "microsoft",
            "tenant": TENANT,
            "client_id": "app-id",
            "authority": entra.url,
            "timeout_seconds": 5,
            **given,
        }
    )
    return token_source(settings, ACCOUNT, lambda _: secret, part="mailbox", folder=folder)


def person_tokens(entra: TokenServer, folder: Path) -> TokenSource:
    return tokens(entra, folder, flow="device", client_secret=None)


def sign_in(source: TokenSource) -> tuple[str, list[str]]:
    """The account, and what the person was told."""
    told: list[str] = []
    assert isinstance(source, PersonSignIn)
    account = source.sign_in(Person(told.append, lambda: "", lambda: "x" * 43))
    return account, told


def test_an_app_gets_a_token_by_its_secret_and_asks_once(
    entra: TokenServer, tmp_path: Path
) -> None:
    source = tokens(entra, tmp_path)

    given = [source.token(), source.token()]

    assert given == ["token-1", "token-1"]
    assert entra.forms[0]["scope"] == "https://outlook.office365.com/.default"
    assert entra.grants() == ["client_credentials"]
    assert list(tmp_path.iterdir()) == []


def test_a_token_that_was_refused_is_fetched_anew(entra: TokenServer, tmp_path: Path) -> None:
    source = tokens(entra, tmp_path)
    source.token()

    assert source.token(anew=True) == "token-2"


def test_a_token_that_is_about_to_end_is_not_given(entra: TokenServer, tmp_path: Path) -> None:
    entra.lives_seconds = 60
    source = tokens(entra, tmp_path)

    assert [source.token(), source.token()] == ["token-1", "token-2"]


def test_an_app_signs_in_by_its_certificate(entra: TokenServer, tmp_path: Path) -> None:
    pair = rsa_pair(tmp_path)
    source = tokens(entra, tmp_path, secret=pair, certificate="OAUTH_PAIR", client_secret=None)

    given = source.token()

    assert given == "token-1"
    assert entra.forms[0]["client_assertion"].count(".") == 2
    assert "client_secret" not in entra.forms[0]


def test_a_refused_secret_is_told_by_its_code_and_by_nothing_that_is_secret(
    entra: TokenServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    with pytest.raises(TokenRefused) as refused:
        tokens(entra, tmp_path, secret="stale-secret").token()

    told = str(refused.value)
    assert refused.value.exit_code is ExitCode.LOGIN_REFUSED
    assert "invalid_client, AADSTS7000215" in told
    assert "faxflow sign-in mailbox --check" in told
    assert "stale-secret" not in told + caplog.text + repr(refused.value.__cause__)


def test_a_server_in_trouble_is_no_refusal(entra: TokenServer, tmp_path: Path) -> None:
    entra.refuses["client_credentials"] = (503, {"error": "temporarily_unavailable"})

    with pytest.raises(ServerUnreachable, match="it answered 503"):
        tokens(entra, tmp_path).token()


def test_a_server_that_is_down_is_no_refusal(tmp_path: Path) -> None:
    gone = TokenServer.__new__(TokenServer)
    gone.https_port = 1

    with pytest.raises(ServerUnreachable):
        tokens(gone, tmp_path).token()


def test_an_unknown_tenant_is_a_fault_of_the_configuration(
    entra: TokenServer, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationProblem, match="knows no such tenant"):
        tokens(entra, tmp_path, tenant="hilltopp.example").token()


def test_a_certificate_nobody_trusts_gets_no_secret(
    entra: TokenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(ServerUnreachable, match="CERTIFICATE_VERIFY_FAILED"):
        tokens(entra, tmp_path).token()

    assert entra.forms == []


def test_a_person_signs_in_by_a_code_and_their_tokens_are_kept_from_others(
    entra: TokenServer, tmp_path: Path
) -> None:
    account, told = sign_in(person_tokens(entra, tmp_path))

    (kept,) = tmp_path.iterdir()
    assert account == ACCOUNT
    assert told == ["Open https://microsoft.example/devicelogin and enter the code ABCD1234."]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "hilltop" not in kept.name
    assert entra.grants() == ["device_code", "device_code"]
    assert set(entra.device_scopes) >= {
        "https://outlook.office.com/IMAP.AccessAsUser.All",
        "https://outlook.office.com/SMTP.Send",
        "offline_access",
    }


def test_another_process_goes_on_with_what_the_sign_in_left(
    entra: TokenServer, tmp_path: Path
) -> None:
    sign_in(person_tokens(entra, tmp_path))

    given = person_tokens(entra, tmp_path).token()

    assert given == "token-1"


def test_what_is_about_to_end_is_renewed_and_the_renewal_kept(
    entra: TokenServer, tmp_path: Path
) -> None:
    entra.lives_seconds = 60
    sign_in(person_tokens(entra, tmp_path))

    given = [person_tokens(entra, tmp_path).token() for _ in range(2)]

    assert given == ["token-2", "token-3"]
    assert [form.get("refresh_token") for form in entra.forms[2:]] == ["refresh-1", "refresh-2"]


def test_a_refused_token_of_a_person_is_renewed_at_once(entra: TokenServer, tmp_path: Path) -> None:
    source = person_tokens(entra, tmp_path)
    sign_in(source)

    assert source.token(anew=True) == "token-2"


def test_a_sign_in_that_ended_is_for_a_person_to_repeat(entra: TokenServer, tmp_path: Path) -> None:
    source = person_tokens(entra, tmp_path)
    sign_in(source)
    ended = {"error": "invalid_grant", "error_description": "AADSTS700082: refresh-1 expired"}
    entra.refuses["refresh_token"] = (400, ended)

    with pytest.raises(TokenRefused) as refused:
        source.token(anew=True)

    told = str(refused.value)
    assert "invalid_grant, AADSTS700082" in told
    assert "Run `faxflow sign-in mailbox`." in told
    assert "refresh-1" not in told


def test_before_anyone_signed_in_a_person_is_told_how(entra: TokenServer, tmp_path: Path) -> None:
    with pytest.raises(TokenRefused, match=r"nobody has signed in .* `faxflow sign-in mailbox`"):
        person_tokens(entra, tmp_path).token()


def test_a_damaged_file_asks_for_another_sign_in(entra: TokenServer, tmp_path: Path) -> None:
    source = person_tokens(entra, tmp_path)
    sign_in(source)
    next(tmp_path.iterdir()).write_text("{half a")

    with pytest.raises(TokenRefused, match="is damaged"):
        source.token()


def rsa_pair(folder: Path) -> str:
    """A key and its certificate in one PEM, as a person would give them; Entra takes RSA alone."""
    key, public = folder / "app.key", folder / "app.pem"
    subprocess.run(
        [program("openssl", "openssl"), "req", "-x509", "-nodes", "-newkey", "rsa:2048",
         "-subj", "/CN=faxflow", "-keyout", str(key), "-out", str(public)],
        check=True, capture_output=True,
    )  # fmt: skip
    return key.read_text() + public.read_text()
