"""A setting as it is written in faxflow.toml, so that a person can copy it from the screen."""

import json
import re
from collections.abc import Mapping, Sequence

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_value(value: object) -> str:
    """`"pdf"`, `["pdf"]`, `true`, `{ subject = "Fax" }`."""
    if isinstance(value, Mapping):
        parts = [f"{_key(str(key))} = {toml_value(one)}" for key, one in value.items()]
        return f"{{ {', '.join(parts)} }}" if parts else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(toml_value(one) for one in value)}]"
    return _text(value)


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def _text(value: object) -> str:
    # JSON writes texts, numbers and booleans as TOML does, but for one sign.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
