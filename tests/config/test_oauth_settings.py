"""[oauth] names what its way of signing in needs, and nothing goes out unprotected."""

import pytest
from pydantic import ValidationError

from faxflow.config.oauth import OAuthSettings

APP = {"provider": "microsoft", "tenant": "t", "client_id": "c", "client_secret": "OAUTH_SECRET"}


def without(key: str) -> dict[str, str]:
    return {name: value for name, value in APP.items() if name != key}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (without("tenant"), "needs the key tenant"),
        (without("client_id"), "needs the key client_id"),
        (without("client_secret"), "needs the key client_secret or certificate"),
        ({"provider": "google"}, "needs the key client_secret"),
        (
            {"provider": "google", "flow": "browser", "client_secret": "S"},
            "needs the key client_id",
        ),
        ({"provider": "google", "flow": "device"}, "Google's device codes do not open mail"),
        ({**APP, "flow": "browser"}, "sign in with flow device"),
        ({**APP, "authority": "http://login.example"}, "it must begin with https://"),
        ({**APP, "client_secret": "hunter2"}, "it takes the NAME of a secret"),
    ],
)
def test_what_cannot_work_is_told(keys: dict[str, str], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        OAuthSettings.model_validate(keys)


@pytest.mark.parametrize(
    ("keys", "url"),
    [
        (APP, "https://login.microsoftonline.com"),
        ({**APP, "authority": "https://login.other.example/"}, "https://login.other.example"),
        ({**APP, "authority": "http://127.0.0.1:8080"}, "http://127.0.0.1:8080"),
        ({"provider": "google", "client_secret": "KEY"}, "https://oauth2.googleapis.com"),
    ],
)
def test_tokens_are_asked_for_where_the_provider_gives_them(keys: dict[str, str], url: str) -> None:
    assert OAuthSettings.model_validate(keys).authority_url == url
