"""Finds the tokens for a mail server that the configuration lets sign in by OAuth."""

from pathlib import Path
from typing import Protocol, runtime_checkable

from faxflow.adapters.mail_security import Secret, TokenSource
from faxflow.adapters.oauth.person import Person
from faxflow.adapters.oauth.refusal import Asked
from faxflow.adapters.oauth.token_file import TokenFile
from faxflow.config.oauth import Flow, OAuthSettings, Provider


@runtime_checkable
class PersonSignIn(Protocol):
    """Tokens that a person's sign-in must come before."""

    def sign_in(self, person: Person) -> str:
        """Gives the account that signed in. Raises TokenRefused or ServerUnreachable."""


def token_source(
    settings: OAuthSettings, user: str, secret: Secret, *, part: str, folder: Path
) -> TokenSource:
    """The tokens that open `user`'s mailbox; `part` is the name that `faxflow sign-in` takes.

    What a person's sign-in leaves behind lies in `folder`. Nothing is asked of a server yet.
    """
    asked = _asked(settings, user, part)
    file = TokenFile(folder, settings.client_id or "", user)
    match settings.provider, settings.flow:
        case Provider.MICROSOFT, Flow.CLIENT_CREDENTIALS:
            from faxflow.adapters.oauth.microsoft import AppTokens

            return AppTokens(settings, secret, asked)
        case Provider.MICROSOFT, _:
            from faxflow.adapters.oauth.microsoft import PersonTokens

            return PersonTokens(settings, file, asked)
        case Provider.GOOGLE, Flow.CLIENT_CREDENTIALS:
            from faxflow.adapters.oauth.google_service import ServiceTokens

            return ServiceTokens(settings, user, secret, asked)
        case _:
            from faxflow.adapters.oauth.google_person import GooglePersonTokens

            return GooglePersonTokens(settings, secret, file, asked)


def _asked(settings: OAuthSettings, user: str, part: str) -> Asked:
    if settings.flow is Flow.CLIENT_CREDENTIALS:
        todo = f"Mend [oauth] or the app's rights, then run `faxflow sign-in {part} --check`."
    else:
        todo = f"Run `faxflow sign-in {part}`."
    return Asked(settings.authority_url, user, todo)
