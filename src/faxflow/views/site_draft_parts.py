"""What a draft of a site is made of: the recording, its needs, and what a person has decided."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faxflow.domain.recorded_days import RecordedDays
from faxflow.domain.recording import Recording
from faxflow.domain.recording_needs import Needs

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person has answered already; `secret_names` by place."""

    sign_is_right: bool = False
    signed_in_text: str | None = None
    download_pattern: str | None = None
    secret_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """`recording_name` lies beside the site; `imported_from` is the file's own name."""

    recording: Recording
    needs: Needs
    recording_name: str
    imported_from: str
    days: RecordedDays
    decisions: Decisions = Decisions()


def key(name: str) -> str:
    """A key as TOML writes it."""
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def bare(text: str) -> str:
    """As it may stand in one line of a remark."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
