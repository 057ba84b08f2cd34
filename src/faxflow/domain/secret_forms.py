"""The forms in which a secret can stand in a text: as it is, escaped, or in base64."""

import base64
import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache

_SHORTEST_IN_BASE64 = 4
_COMMON = frozenset(
    {"password", "passwort", "kennwort", "passwd", "username", "benutzer", "anmelden", "continue"}
)
_LONG, _MIXED, _ODD = 8, 5, 4


def is_distinctive(secret: str) -> bool:
    """Whether the text means the secret wherever it stands, and is no word of the page."""
    if secret.lower() in _COMMON:
        return False
    kinds = sum(bool(re.search(form, secret)) for form in (r"[^\W\d_]", r"\d", r"[\W_]"))
    long = len(secret) >= (_ODD if re.search(r"[^\w\s./:-]", secret) else _MIXED)
    return len(set(secret)) > 1 and (len(secret) >= _LONG or (long and kinds > 1))


def is_telling(secret: str) -> bool:
    """Whether a remark that holds it as a word of its own may mean the secret."""
    return len(secret) >= _ODD and secret.lower() not in _COMMON


@lru_cache(maxsize=64)
def pattern_of(secret: str) -> re.Pattern[str]:
    """Meets the secret in any of its forms; base64 with all that is encoded around it."""
    plain = "".join(map(_sign, secret))
    if secret.isdecimal():
        plain = rf"(?<!\d){plain}(?!\d)"
    coded = [
        rf"[A-Za-z0-9+/_-]*{re.escape(core)}[A-Za-z0-9+/_-]*={{0,2}}" for core in _coded(secret)
    ]
    return re.compile("|".join([plain, *coded, f"(?i:{secret.encode('utf-8', 'replace').hex()})"]))


def _sign(sign: str) -> str:
    """One sign: as it is, or escaped as in HTML, in JSON, or once or twice in an address."""
    escaped = "".join(f"%(?:25)?{byte:02x}" for byte in sign.encode("utf-8", "replace"))
    forms = {sign, html.escape(sign), json.dumps(sign)[1:-1], *("+" if sign == " " else "")}
    told = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    code = ord(sign)
    coded = rf"&#0*{code};|&#x0*{code:x};|\\u{code:04x}|\\u\{{{code:x}\}}|\\x{code:02x}"
    return rf"(?:{told}|(?i:{escaped}|{coded}))"


def _coded(secret: str) -> Iterator[str]:
    """What base64 makes of the secret behind none, one and two other bytes."""
    content = secret.encode("utf-8", "replace")
    if len(content) < _SHORTEST_IN_BASE64:
        return
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + content).decode()
        whole = (before + len(content)) // 3 * 4  # signs that no byte behind it can change
        core = coded[-(-before * 8 // 6) : whole]
        if len(core) >= _SHORTEST_IN_BASE64:
            yield core
            yield core.replace("+", "-").replace("/", "_")
