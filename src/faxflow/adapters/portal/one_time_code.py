"""One-time codes as an authenticator shows them (RFC 6238), made from its key."""

from datetime import datetime

import pyotp

from faxflow.errors import ConfigurationProblem


def code_at(key: str, moment: datetime, *, name: str) -> str:
    """The code of that moment; `key` is base32 or a whole otpauth:// address, called `name`.

    Raises ConfigurationProblem, which never shows the key.
    """
    try:
        return _authenticator(key.strip()).at(moment)
    except ValueError:  # its words could hold the key
        raise _no_key(name) from None


def _authenticator(key: str) -> pyotp.TOTP:
    """Raises ValueError where it is no key of codes that go by the clock."""
    if not key.lower().startswith("otpauth:"):
        return pyotp.TOTP(key.replace(" ", "").replace("-", ""))
    read = pyotp.parse_uri(key)
    if not isinstance(read, pyotp.TOTP):
        raise ValueError  # noqa: TRY004 - a key that counts is a wrong value, not a wrong type
    return read


def _no_key(name: str) -> ConfigurationProblem:
    return ConfigurationProblem(
        where=f"secret {name}",
        what="it is no key for one-time codes",
        todo="Keep what the portal shows for an authenticator: the key, or the otpauth:// address.",
    )
