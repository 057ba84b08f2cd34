"""The first site TOML of a recording, with a remark wherever a person must look or decide."""

import re
from collections.abc import Iterator

from faxflow.domain.checked_recording import shown_address
from faxflow.domain.field_hint import FieldKind
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.recorded_secret import Secret
from faxflow.domain.recording import Recording
from faxflow.domain.sign_in import sign_in_step, sign_of_being_in
from faxflow.views.recording_text import steps_words
from faxflow.views.site_draft_days import typed_table
from faxflow.views.site_draft_pages import page_rules
from faxflow.views.site_draft_parts import Draft, bare, key
from faxflow.views.toml_value import toml_value


def site_draft(draft: Draft) -> str:
    """The TOML; DECIDE stands where the recording alone cannot know."""
    parts = (
        _head(draft),
        _waits(draft),
        _script(draft),
        _variables(draft),
        typed_table(draft),
        _secrets(draft),
        _codes(draft),
        _sign(draft),
        page_rules(draft),
        _screenshots(),
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


def named(draft: Draft, secret: Secret) -> str:
    """The name under which a secret of this draft is kept."""
    return draft.decisions.secret_names.get(secret.place) or secret_name(secret.place)


def is_code(secret: Secret) -> bool:
    """Whether it is another one each time, made of a key that is kept."""
    return secret.kind is FieldKind.OTP


def _head(draft: Draft) -> Iterator[str]:
    host = portal_host(draft.recording) or ""
    yield f"# The portal {host}, made by `faxflow extract import`"
    yield f"# from {bare(draft.imported_from)}. DECIDE stands where only a person can know."
    yield ""
    yield f"recording = {toml_value(draft.recording_name)}"
    yield ""
    yield "# Another server in the place of the recorded one, such as a rehearsal's:"
    yield '# base_url = "https://portal.example"'


def _waits(draft: Draft) -> Iterator[str]:
    pattern = draft.decisions.download_pattern
    if pattern is None:
        yield '# DECIDE: how the downloaded report is named, such as "Appointments*.csv".'
    yield f"download_pattern = {toml_value(pattern or '*')}"
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
            yield f'# {key(one.name)} = ""'
        else:
            yield f"{key(one.name)} = {toml_value(one.text)}    # {steps_words(one.steps)}"


def _secrets(draft: Draft) -> Iterator[str]:
    yield "# The name of each secret, never its value. NAME itself is looked for as a systemd"
    yield "# credential, in the file of NAME_FILE, the output of NAME_COMMAND, and as NAME."
    yield "[secrets]"
    for one in draft.needs.secrets:
        if not is_code(one):
            yield _named(draft, one)


def _codes(draft: Draft) -> Iterator[str]:
    codes = [one for one in draft.needs.secrets if is_code(one)]
    if codes:
        yield "# DECIDE: a one-time code is another each time. From the key that the portal shows"
        yield "# for an authenticator (keep it as the secret of that name) each replay makes its"
        yield "# own. What comes by text message or mail cannot be made."
        yield "[one_time_codes]"
    if len(codes) > 1:
        yield "# DECIDE: it is typed into several fields. Take these steps out of the recording,"
        yield "# and write a rule with code_into (below) that names the fields together."
    for one in codes:
        yield _named(draft, one)


def _named(draft: Draft, secret: Secret) -> str:
    name = toml_value(named(draft, secret))
    return f"{key(secret.place)} = {name}    # {steps_words(secret.steps)}"


def _sign(draft: Draft) -> Iterator[str]:
    decided = draft.decisions
    submitted = sign_in_step(draft.recording, [one.place for one in draft.needs.secrets])
    yield "[signed_in]"
    if submitted is None:
        yield "# The recording types no password, so nothing is looked for."
        return
    yield f"# Looked for after step {submitted}, in every frame."
    sign = sign_of_being_in(draft.recording, submitted)
    if decided.signed_in_text:
        yield f"text = {toml_value(decided.signed_in_text)}"
    elif sign:
        if not decided.sign_is_right:
            yield f"# DECIDE: step {sign[0]} touches this. Is it there only when signed in?"
        yield f"selector = {toml_value(sign[1])}"
    else:
        yield "# DECIDE: what is seen only when signed in? Without text or selector nothing runs."
    if not decided.signed_in_text:
        yield '# text = "Signed in as"'
    yield '# refused = "Invalid user name or password"    # what the portal says to a wrong one'
    yield '# ended = "Your session has ended"    # what it says once it has signed us out'
    yield "# on_every_page = true    # where the sign stays on all pages behind the sign-in"


def _screenshots() -> Iterator[str]:
    yield "# What the browser shows when a walk fails, kept for some days. It holds patient data."
    yield "# [screenshots]"
    yield "# keep_days = 7"


def _address(recording: Recording) -> str:
    opened = (step.action for step in recording.steps)
    return next((shown_address(one.url) for one in opened if isinstance(one, Navigate)), "")
