"""Tokens from Microsoft Entra, for mailboxes in Exchange Online."""

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

import msal

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.oauth.person import Person
from faxflow.adapters.oauth.refusal import Asked
from faxflow.adapters.oauth.token_file import TokenFile
from faxflow.adapters.oauth.token_http import TokenHttp
from faxflow.config.oauth import OAuthSettings
from faxflow.errors import ConfigurationProblem

# Its errors are raised as well, and its log lines hold whole answers.
logging.getLogger("msal").setLevel(logging.CRITICAL + 1)

_AS_APP = "https://outlook.office365.com"
_AS_PERSON = "https://outlook.office.com"
_PEM_BLOCK = re.compile(r"(-----BEGIN ([A-Z ]+)-----.+?-----END \2-----)", re.DOTALL)
_RIGHTS = ("IMAP.AccessAsUser.All", "SMTP.Send")


class AppTokens:
    """The practice's app signs in by itself, with a secret or a certificate."""

    def __init__(self, settings: OAuthSettings, secret: Secret, asked: Asked) -> None:
        self._settings = settings
        self._secret = secret
        self._asked = asked
        self._app: msal.ConfidentialClientApplication | None = None

    def token(self, *, anew: bool = False) -> str:
        """A token that is good for some minutes yet; `anew` where the last was refused.

        Raises TokenRefused, ServerUnreachable, SecretMissing or ConfigurationProblem.
        """
        if self._app is None or anew:
            self._app = _built(
                msal.ConfidentialClientApplication, self._settings, self._credential(), None
            )
        scope = f"{self._settings.resource or _AS_APP}/.default"
        return _token_in(self._app.acquire_token_for_client(scopes=[scope]), self._asked)

    def _credential(self) -> str | dict[str, str]:
        if self._settings.certificate is None:
            return self._secret(self._settings.client_secret or "")
        blocks = _PEM_BLOCK.findall(self._secret(self._settings.certificate))
        keys = [whole for whole, kind in blocks if kind.endswith("PRIVATE KEY")]
        certificates = [whole for whole, kind in blocks if kind == "CERTIFICATE"]
        return {"private_key": "\n".join(keys), "public_certificate": "\n".join(certificates)}


class PersonTokens:
    """A person signs in once, on any device; what comes of it is renewed for months."""

    def __init__(self, settings: OAuthSettings, file: TokenFile, asked: Asked) -> None:
        self._settings = settings
        self._file = file
        self._asked = asked
        self._scopes = [f"{settings.resource or _AS_PERSON}/{right}" for right in _RIGHTS]

    def token(self, *, anew: bool = False) -> str:
        """A token that is good for some minutes yet; `anew` where the last was refused.

        Raises TokenRefused where nobody has signed in, or the sign-in ended; ServerUnreachable.
        """
        cache = msal.SerializableTokenCache()
        try:
            cache.deserialize(self._file.read())
        except ValueError:
            raise self._asked.because("what the last sign-in left is damaged") from None
        app = _built(msal.PublicClientApplication, self._settings, None, cache)
        accounts = app.get_accounts()
        if not accounts:
            raise self._asked.because("nobody has signed in for it yet")
        answer = app.acquire_token_silent_with_error(self._scopes, accounts[0], force_refresh=anew)
        token = _token_in(answer, self._asked)
        self._keep(cache)
        return token

    def sign_in(self, person: Person) -> str:
        """Waits until the person has signed in, on any device; gives their account.

        Raises TokenRefused or ServerUnreachable.
        """
        cache = msal.SerializableTokenCache()
        app = _built(msal.PublicClientApplication, self._settings, None, cache)
        flow = app.initiate_device_flow(scopes=self._scopes)
        if "user_code" not in flow:
            raise self._asked.refused(flow)
        person.tell(f"Open {flow['verification_uri']} and enter the code {flow['user_code']}.")
        _token_in(app.acquire_token_by_device_flow(flow), self._asked)
        self._keep(cache)
        return str(app.get_accounts()[0]["username"])

    def _keep(self, cache: msal.SerializableTokenCache) -> None:
        if cache.has_state_changed:
            self._file.keep(cache.serialize())


def _built(
    kind: Callable[..., Any], settings: OAuthSettings, credential: object, cache: object
) -> Any:
    """An msal application. Raises ConfigurationProblem, ServerUnreachable."""
    given = {} if credential is None else {"client_credential": credential}
    try:
        return kind(
            settings.client_id,
            authority=f"{settings.authority_url}/{settings.tenant}",
            instance_discovery=False,  # the authority is the practice's own word
            token_cache=cache,
            http_client=TokenHttp(settings.timeout_seconds),
            **given,
        )
    except ValueError as error:
        # msal's words are left out: they may hold what it could not read of a certificate.
        raise ConfigurationProblem(
            where="[oauth]",
            what="Microsoft's sign-in knows no such tenant, or the certificate cannot be read",
            todo="Mend tenant, authority or certificate, then run `faxflow sign-in --check`.",
        ) from error


def _token_in(answer: Mapping[str, object] | None, asked: Asked) -> str:
    if answer and "access_token" in answer:
        return str(answer["access_token"])
    raise asked.refused(answer)
