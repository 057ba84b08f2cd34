"""The first site TOML of a recording, with a remark wherever a person must look or decide."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.domain.checked_recording import shown_address
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recording import Recording
from faxflow.domain.recording_needs import Needs
from faxflow.domain.sign_in import sign_in_step, sign_of_being_in
from faxflow.views.recording_text import steps_words
from faxflow.views.toml_value import toml_value

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """`recording_name` lies beside the site; `imported_from` is the file's own name."""

    recording: Recording
    needs: Needs
    recording_name: str
    imported_from: str


def site_draft(draft: Draft) -> str:
    """The TOML; DECIDE stands where the recording alone cannot know."""
    parts = (
        _head(draft),
        _waits(),
        _script(draft),
        _variables(draft),
        _secrets(draft),
        _sign(draft),
    )
    return "\n".join(line for part in parts for line in (*part, "")).rstrip() + "\n"


def portal_host(recording: Recording) -> str | None:
    """The host that the walk opens first, as a file may be named; None where it opens none."""
    address = _address(recording)
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    return re.sub(r"[^a-z0-9.-]", "-", host.lower().removeprefix("www.")).strip(".-") or None


def secret_name(place: str) -> str:
    """The name under which the value of a place is kept."""
    return f"PORTAL_{re.sub(r'[^A-Z0-9]+', '_', place.upper()).strip('_')}"


def _head(draft: Draft) -> Iterator[str]:
    host = portal_host(draft.recording) or ""
    yield f"# The portal {host}, made by `faxflow extract import`"
    yield f"# from {_remark(draft.imported_from)}. DECIDE stands where only a person can know."
    yield ""
    yield f"recording = {toml_value(draft.recording_name)}"
    yield ""
    yield "# Another server in the place of the recorded one, such as a rehearsal's:"
    yield '# base_url = "https://portal.example"'


def _waits() -> Iterator[str]:
    yield '# DECIDE: how the downloaded report is named, such as "Appointments*.csv".'
    yield 'download_pattern = "*"'
    yield "download_timeout_seconds = 120"
    yield "step_timeout_seconds = 15       # how long a step waits for its element"


def _script(draft: Draft) -> Iterator[str]:
    if draft.needs.scripts:
        yield f"# DECIDE: {steps_words(draft.needs.scripts)} of the recording runs JavaScript."
        yield "# Read it; allow it only where it is harmless."
    else:
        yield "# Whether steps that run JavaScript are replayed; the recording has none."
    yield "allow_javascript = false"


def _variables(draft: Draft) -> Iterator[str]:
    yield "# Texts for the ${…} places of the recording that are no secrets. Days need no entry:"
    yield "# ${today:%m/%d/%Y}, ${today-1:%Y-%m-%d} and ${yesterday:%d.%m.%Y} are filled for the"
    yield "# day of the report."
    yield "[variables]"
    for one in draft.needs.variables:
        if one.text is None:
            yield f"# DECIDE: {steps_words(one.steps)} of the recording asks for it."
            yield f'# {_key(one.name)} = ""'
        else:
            yield f"{_key(one.name)} = {toml_value(one.text)}    # {steps_words(one.steps)}"
    for day in draft.needs.days:
        yield f"# DECIDE: step {day.step} types the day of the recording. Write in its place, in"
        yield f"# the recording: {day.place}"


def _secrets(draft: Draft) -> Iterator[str]:
    yield "# The name of each secret, never its value. NAME itself is looked for as a systemd"
    yield "# credential, in the file of NAME_FILE, the output of NAME_COMMAND, and as NAME."
    yield "[secrets]"
    for one in draft.needs.secrets:
        if one.kind == "otp":
            yield "# A one-time code is another each time: typed once, it is no good again."
        told = f"    # {steps_words(one.steps)}"
        yield f"{_key(one.place)} = {toml_value(secret_name(one.place))}{told}"


def _sign(draft: Draft) -> Iterator[str]:
    submitted = sign_in_step(draft.recording, [one.place for one in draft.needs.secrets])
    yield "[signed_in]"
    if submitted is None:
        yield "# The recording types no password, so nothing is looked for."
        return
    yield f"# Looked for after step {submitted}, in every frame."
    sign = sign_of_being_in(draft.recording, submitted)
    if sign:
        yield f"# DECIDE: step {sign[0]} touches this. Is it there only when signed in?"
        yield f"selector = {toml_value(sign[1])}"
    else:
        yield "# DECIDE: what is seen only when signed in? Without text or selector nothing runs."
    yield '# text = "Signed in as"'
    yield '# refused = "Invalid user name or password"    # what the portal says to a wrong one'


def _address(recording: Recording) -> str:
    opened = (step.action for step in recording.steps)
    return next((shown_address(one.url) for one in opened if isinstance(one, Navigate)), "")


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _remark(text: str) -> str:
    """As it may stand in one line of a remark."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
