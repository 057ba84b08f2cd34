"""Tokens from Google for a service account that may act for the practice's mailboxes."""

import json

from google.auth.exceptions import GoogleAuthError, RefreshError
from google.auth.transport import Request, Response
from google.oauth2.service_account import Credentials

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.oauth.refusal import Asked
from faxflow.adapters.oauth.token_http import TokenHttp, TokenReply
from faxflow.config.oauth import OAuthSettings
from faxflow.errors import ConfigurationProblem, FaxflowError

_MAIL_SCOPE = "https://mail.google.com/"
"""IMAP and SMTP; Google has no narrower one for either."""


class ServiceTokens:
    """Signed with the account's key; the domain's administrator has let it act for `user`."""

    def __init__(self, settings: OAuthSettings, user: str, secret: Secret, asked: Asked) -> None:
        self._settings = settings
        self._user = user
        self._secret = secret
        self._asked = asked
        self._known: Credentials | None = None

    def token(self, *, anew: bool = False) -> str:
        """A token that is good for some minutes yet; `anew` where the last was refused.

        Raises TokenRefused, ServerUnreachable, SecretMissing or ConfigurationProblem.
        """
        if self._known is None:
            self._known = self._credentials()
        if anew or not self._known.valid:
            try:
                self._known.refresh(_Asking(self._settings.timeout_seconds))
            except GoogleAuthError as error:
                raise self._refused(error) from None  # its words may hold the whole answer
        return str(self._known.token)

    def _credentials(self) -> Credentials:
        name = self._settings.client_secret or ""
        try:
            key = json.loads(self._secret(name))
            known: Credentials = Credentials.from_service_account_info(
                dict(key), scopes=[_MAIL_SCOPE], subject=self._user
            )
        except (ValueError, TypeError, KeyError):
            raise ConfigurationProblem(
                where=f"secret {name}",
                what="it is not the key file (JSON) of a service account",
                todo="Put the whole file that Google made there.",
            ) from None
        return known

    def _refused(self, error: GoogleAuthError) -> FaxflowError:
        told = error.args[1] if isinstance(error, RefreshError) and len(error.args) > 1 else None
        return self._asked.refused(told if isinstance(told, dict) else None)


class _Asking(Request):
    """Lets google-auth ask by the one way that we speak to token servers."""

    def __init__(self, timeout_seconds: float) -> None:
        self._http = TokenHttp(timeout_seconds)

    def __call__(  # noqa: PLR0917 - google-auth's own signature
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: object = None,
        timeout: object = None,  # noqa: ARG002 - ours counts
        **_: object,
    ) -> "_Answered":
        """The answer, whatever its status."""
        if method == "GET":
            return _Answered(self._http.get(url, headers=headers))
        return _Answered(self._http.post(url, data=body, headers=headers))


class _Answered(Response):
    def __init__(self, reply: TokenReply) -> None:
        self._reply = reply

    @property
    def status(self) -> int:
        return self._reply.status_code

    @property
    def headers(self) -> object:
        return self._reply.headers

    @property
    def data(self) -> bytes:
        return self._reply.text.encode()
