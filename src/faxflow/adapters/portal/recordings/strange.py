"""Says in words what a file is that was given for a recording and is none."""

import json
import re
from collections.abc import Mapping, Sequence

_RECORD = "Export the recording from Chrome DevTools as JSON, or save it in Selenium IDE as .side."

_BYTES: Sequence[tuple[bytes, str]] = (
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1a\x45\xdf\xa3", "a video of the screen"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)

_TEXTS: Sequence[tuple[str, str]] = (
    (r"<tr>\s*<td>(open|click|type)</td>", "a test case of the old Selenium IDE, in HTML"),
    (r"^\s*<(!doctype html|html|head|body|table)", "a web page"),
    (r"^\s*<\?xml|^\s*<\w", "XML"),
    (r"require\(['\"]|^\s*import .* from ['\"]|page\.goto\(|puppeteer|playwright|cy\.visit\(",
     "a script made from a recording"),
    (r"^\s*(from selenium|import |def |class )", "a script made from a recording"),
    (r"^\s*(VERSION BUILD|URL GOTO|TAG POS)", "an iMacros macro"),
)  # fmt: skip

_KEYS: Sequence[tuple[frozenset[str], str]] = (
    (frozenset({"log"}), "a HAR file, the network's record"),
    (frozenset({"lighthouseVersion"}), "a Lighthouse report"),
    (frozenset({"lhr"}), "a Lighthouse report"),
    (frozenset({"traceEvents"}), "a performance trace"),
    (frozenset({"Name", "Commands"}), "a macro of UI.Vision"),
    (frozenset({"info", "item"}), "a collection of Postman"),
    (frozenset({"manifest_version"}), "the manifest of a browser extension"),
    (frozenset({"dependencies", "name"}), "the description of a program's package"),
    (frozenset({"$schema", "definitions"}), "a schema"),
    (frozenset({"openapi"}), "the description of an interface"),
)


def strange_bytes(content: bytes) -> str | None:
    """What other file begins with such bytes; None where no known one does."""
    kind = next((word for head, word in _BYTES if content.startswith(head)), None)
    return f"it is {kind}, not a recording" if kind else None


def strange_text(text: str, fault: str) -> str:
    """What is wrong with a text that is no JSON; `fault` is the decoder's own word."""
    head = text[:4000]
    for pattern, word in _TEXTS:
        if re.search(pattern, head, re.IGNORECASE | re.MULTILINE):
            return f"it is {word}, not a recording"
    if head.lstrip()[:1] in {"{", "["} and _is_cut(text):
        return f"it breaks off before its end, or is damaged: it is not JSON ({fault})"
    return f"it is not a JSON file ({fault})"


def strange_json(raw: object) -> str | None:
    """What JSON that is no recording is; None where nothing tells."""
    if isinstance(raw, list):
        if any(isinstance(one, dict) and isinstance(one.get("steps"), list) for one in raw):
            return "it is a list of recordings: each needs a file of its own"
        return "it is a list, not a recording"
    if not isinstance(raw, Mapping):
        return "it is JSON, but a single value, not a recording"
    steps = raw.get("steps")
    if isinstance(steps, list) and any(isinstance(one, dict) and "lhr" in one for one in steps):
        return "it is a Lighthouse report of a user flow, not a recording"
    kind = next((word for keys, word in _KEYS if keys <= set(raw)), None)
    if kind and not isinstance(steps, list):
        return f"it is {kind}, not a recording"
    return None


def what_to_do() -> str:
    """The remedy for all of them."""
    return _RECORD


def _is_cut(text: str) -> bool:
    """Whether the decoder meets the end before the end of what it reads."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    except RecursionError:
        return False
    return False
