"""XML as sloppy programs write it, mended where nothing of it has to be guessed."""

import re
from collections.abc import Mapping

from faxflow.frames.encoding import decode

_TAIL = 500
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2\d|3[01]);")
_UNFIT_HEX = re.compile(r"&#x(?:0?[0-8bcBCefEF]|1[0-9a-fA-F]);")


def mended_xml(content: bytes, *, root: str, prefixes: Mapping[str, str]) -> bytes | None:
    """The XML with bare ampersands, signs that XML does not allow, an untold encoding and
    undeclared prefixes put right; None where its root does not end, for it is cut off."""
    decoded = decode(content)
    if decoded is None or not re.search(rf"</(?:\w+:)?{root}\s*>\s*$", decoded.text[-_TAIL:]):
        return None
    text = _DECLARATION.sub("", decoded.text, count=1).lstrip()
    text = _BARE.sub("&amp;", _UNFIT_HEX.sub("", _UNFIT.sub("", text)))
    for prefix, name in prefixes.items():
        if f"xmlns:{prefix}=" not in text:
            text = re.sub(rf"<((?:\w+:)?{root})\b", rf'<\1 xmlns:{prefix}="{name}"', text, count=1)
    return text.encode()
