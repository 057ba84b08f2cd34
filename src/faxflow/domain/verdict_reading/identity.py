"""What makes a mail the same mail, by whichever way and however often it came.

Trace headers (Received, Delivered-To, Return-Path, X-…) change on the way and count for
nothing. Whether it was held for forged counts: a forged copy must not hide the true mail.
"""

import hashlib
import re

from faxflow.domain.verdict_reading.header_text import Headers

_STABLE = ("message-id", "from", "date", "subject")
_BODY = re.compile(rb"\r?\n\r?\n")


def content_hash(raw: bytes, headers: Headers, *, forged: bool) -> str:
    """sha256 (hex) of Message-ID, From, Date, Subject and body; of all bytes without the first."""
    stable = [" ".join(headers.get(name, "").split()) for name in _STABLE]
    if not stable[0]:
        return hashlib.sha256(raw).hexdigest()
    told = "\0".join([*stable, "forged" if forged else ""]).encode("utf-8", "surrogateescape")
    return hashlib.sha256(told + b"\0" + _body(raw)).hexdigest()


def _body(raw: bytes) -> bytes:
    """All below the headers, line ends and the blank lines at the end made alike."""
    start = _BODY.search(raw)
    return raw[start.end() :].replace(b"\r\n", b"\n").rstrip() if start else b""
