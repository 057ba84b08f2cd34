"""Tokens from Google: for a service account by its signed word, for a person by browser."""

import json
import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from faxflow.adapters.mail_security import TokenSource
from faxflow.adapters.oauth.person import Person
from faxflow.adapters.oauth.tokens import PersonSignIn, token_source
from faxflow.config.oauth import OAuthSettings
from faxflow.errors import ConfigurationProblem, ServerUnreachable, TokenRefused
from servers.token_server import ACCOUNT, CODE_FOR_BROWSER, TokenServer, running_token_server


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    with running_token_server() as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate.public))
        yield server


@pytest.fixture(scope="module")
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def service_tokens(google: TokenServer, key_file: str, folder: Path) -> TokenSource:
    settings = OAuthSettings.model_validate(
        {"provider": "google", "client_secret": "GOOGLE_KEY", "timeout_seconds": 5}
    )
    return token_source(settings, ACCOUNT, lambda _: key_file, part="mailbox", folder=folder)


def key_file(google: TokenServer, private_key: str) -> str:
    return json.dumps(
        {
            "type": "service_account",
            "client_email": "faxflow@project.example",
            "private_key": private_key,
            "token_uri": f"{google.url}/token",
        }
    )


def person_tokens(google: TokenServer, folder: Path) -> TokenSource:
    settings = OAuthSettings.model_validate(
        {
            "provider": "google",
            "flow": "browser",
            "client_id": "desktop-app",
            "client_secret": "GOOGLE_SECRET",
            "authority": google.url,
            "timeout_seconds": 5,
        }
    )
    return token_source(settings, ACCOUNT, lambda _: "shown", part="gateway", folder=folder)


def sign_in(source: TokenSource, ended_at: Callable[[dict[str, str]], str]) -> dict[str, str]:
    """Signs in; `ended_at` makes of what Google was asked the address that the browser ends at."""
    told: list[str] = []
    fresh = iter(["verifier" * 6, "state" * 9])
    assert isinstance(source, PersonSignIn)

    def asked() -> dict[str, str]:
        return {key: found[0] for key, found in parse_qs(urlsplit(told[1]).query).items()}

    source.sign_in(Person(told.append, lambda: ended_at(asked()), lambda: next(fresh)))
    return asked()


def agreed(asked: dict[str, str]) -> str:
    return f"{asked['redirect_uri']}?state={asked['state']}&code={CODE_FOR_BROWSER}&scope=mail\n"


def test_a_service_account_gets_a_token_for_the_mailbox_it_may_act_for(
    google: TokenServer, private_key: str, tmp_path: Path
) -> None:
    source = service_tokens(google, key_file(google, private_key), tmp_path)

    given = [source.token(), source.token(), source.token(anew=True)]

    assert given == ["token-1", "token-1", "token-2"]
    claims = google.forms[0]["assertion"].split(".")[1]
    said = json.loads(urlsafe_b64decode(claims + "=="))
    assert (said["sub"], said["scope"]) == (ACCOUNT, "https://mail.google.com/")


def test_an_account_that_may_not_act_for_the_mailbox_is_refused(
    google: TokenServer, private_key: str, tmp_path: Path
) -> None:
    google.refuses["jwt-bearer"] = (401, {"error": "unauthorized_client"})

    with pytest.raises(TokenRefused, match="unauthorized_client"):
        service_tokens(google, key_file(google, private_key), tmp_path).token()


def test_googles_trouble_is_no_refusal(
    google: TokenServer, private_key: str, tmp_path: Path
) -> None:
    google.refuses["jwt-bearer"] = (500, {"error": "internal_failure"})

    with pytest.raises(ServerUnreachable):
        service_tokens(google, key_file(google, private_key), tmp_path).token()


@pytest.mark.parametrize("content", ["hunter2", "{}", '{"private_key": "hunter2"}', "[]"])
def test_what_is_no_key_file_is_told_by_the_secrets_name_alone(
    google: TokenServer, tmp_path: Path, content: str
) -> None:
    with pytest.raises(ConfigurationProblem, match="secret GOOGLE_KEY") as problem:
        service_tokens(google, content, tmp_path).token()

    assert "hunter2" not in str(problem.value)


def test_a_person_signs_in_by_browser_and_pastes_where_it_ended(
    google: TokenServer, tmp_path: Path
) -> None:
    source = person_tokens(google, tmp_path)

    asked = sign_in(source, agreed)

    (kept,) = tmp_path.iterdir()
    challenge = urlsafe_b64encode(sha256(google.forms[0]["code_verifier"].encode()).digest())
    assert asked["code_challenge"] == challenge.decode().rstrip("=")
    assert asked["redirect_uri"].startswith("http://127.0.0.1")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert source.token() == "token-2"
    assert google.forms[1]["refresh_token"] == "refresh-1"


def test_an_address_of_another_sign_in_is_not_used(google: TokenServer, tmp_path: Path) -> None:
    source = person_tokens(google, tmp_path)

    with pytest.raises(TokenRefused, match="is not the one of this sign-in"):
        sign_in(source, lambda asked: agreed({**asked, "state": "other"}))

    assert google.forms == []


def test_a_person_who_does_not_agree_is_told_so(google: TokenServer, tmp_path: Path) -> None:
    source = person_tokens(google, tmp_path)

    with pytest.raises(TokenRefused, match="access_denied"):
        sign_in(source, lambda asked: f"http://x/?state={asked['state']}&error=access_denied")


def test_a_sign_in_that_was_taken_back_is_for_a_person_to_repeat(
    google: TokenServer, tmp_path: Path
) -> None:
    source = person_tokens(google, tmp_path)
    sign_in(source, agreed)
    google.refuses["refresh_token"] = (400, {"error": "invalid_grant"})

    with pytest.raises(TokenRefused, match=r"invalid_grant.*Run `faxflow sign-in gateway`"):
        source.token()


def test_before_anyone_signed_in_nothing_is_asked(google: TokenServer, tmp_path: Path) -> None:
    with pytest.raises(TokenRefused, match="nobody has signed in"):
        person_tokens(google, tmp_path).token()
