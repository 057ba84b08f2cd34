"""The codes that the portal's second factor takes (RFC 6238), reckoned without a library."""

import hmac
from base64 import b32decode
from datetime import datetime

AUTHENTICATOR_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_STEP_SECONDS = 30
_DIGITS = 6


def is_code(text: str, now: datetime) -> bool:
    """Whether it is the code of now, or of the half minute before or after."""
    step = int(now.timestamp()) // _STEP_SECONDS
    return text in {_code(step + shift) for shift in (-1, 0, 1)}


def _code(step: int) -> str:
    """RFC 4226, section 5.3."""
    digest = hmac.digest(b32decode(AUTHENTICATOR_KEY), step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)
