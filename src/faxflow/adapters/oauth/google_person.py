"""Tokens from Google for a person who signs in with a browser, on this machine or another.

Google's device codes do not open mail. After the sign-in Google sends the browser to a
loopback address where nothing listens; the person pastes that address. PKCE (RFC 7636)
makes the code in it worthless to anyone else who sees it.
"""

import base64
import hashlib
import json
from urllib.parse import parse_qs, urlencode, urlsplit

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.oauth.person import Person
from faxflow.adapters.oauth.refusal import Asked
from faxflow.adapters.oauth.token_file import TokenFile
from faxflow.adapters.oauth.token_http import TokenHttp, TokenReply
from faxflow.config.oauth import OAuthSettings

_SIGN_IN = "https://accounts.google.com/o/oauth2/v2/auth"
_BACK_TO = "http://127.0.0.1:1/"
"""A desktop app may name any loopback address; at port 1 nobody listens."""

_SCOPE = "https://mail.google.com/"


class GooglePersonTokens:
    """What a sign-in leaves is good until the person or Google takes it back."""

    def __init__(
        self, settings: OAuthSettings, secret: Secret, file: TokenFile, asked: Asked
    ) -> None:
        self._settings = settings
        self._secret = secret
        self._file = file
        self._asked = asked
        self._http = TokenHttp(settings.timeout_seconds)

    def token(self, *, anew: bool = False) -> str:  # noqa: ARG002 - each is a new one
        """A token that was fetched just now.

        Raises TokenRefused where nobody has signed in, or the sign-in ended; ServerUnreachable.
        """
        kept = TokenReply(0, self._file.read()).values().get("refresh_token")
        if not isinstance(kept, str):
            raise self._asked.because("nobody has signed in for it yet")
        return self._asked_for("access_token", grant_type="refresh_token", refresh_token=kept)

    def sign_in(self, person: Person) -> str:
        """Tells where to sign in, hears where the browser ended, and gives the account.

        Raises TokenRefused or ServerUnreachable.
        """
        verifier, state = person.fresh(), person.fresh()
        person.tell(f"Open this address and sign in as {self._asked.user}:")
        person.tell(self._address(verifier, state))
        person.tell("The browser ends at a page that cannot be shown. Paste its address here:")
        refresh_token = self._asked_for(
            "refresh_token",
            grant_type="authorization_code",
            code=self._code(person.hear(), state),
            code_verifier=verifier,
            redirect_uri=_BACK_TO,
        )
        self._file.keep(json.dumps({"refresh_token": refresh_token}))
        return self._asked.user

    def _address(self, verifier: str, state: str) -> str:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": _BACK_TO,
            "scope": _SCOPE,
            "state": state,
            "code_challenge": challenge.decode("ascii").rstrip("="),
            "code_challenge_method": "S256",
            "login_hint": self._asked.user,
            "access_type": "offline",
            "prompt": "consent",  # else a second sign-in gives no refresh token
        }
        return f"{_SIGN_IN}?{urlencode(asked)}"

    def _code(self, address: str, state: str) -> str:
        answer = {key: found[0] for key, found in parse_qs(urlsplit(address.strip()).query).items()}
        if answer.get("state") != state:
            raise self._asked.because("the pasted address is not the one of this sign-in")
        if "code" not in answer:
            raise self._asked.refused(answer)
        return answer["code"]

    def _asked_for(self, key: str, **form: str) -> str:
        client = {
            "client_id": self._settings.client_id,
            "client_secret": self._secret(self._settings.client_secret or ""),
        }
        answer = self._http.post(f"{self._asked.authority}/token", data={**client, **form}).values()
        if not isinstance(answer.get(key), str):
            raise self._asked.refused(answer)
        return str(answer[key])
