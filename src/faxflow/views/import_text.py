"""What an import of a recording tells: the files, the secrets taken out, the days that move."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from faxflow.domain.recorded_secret import Secret
from faxflow.views.recording_text import steps_words
from faxflow.views.site_draft import is_code, named
from faxflow.views.site_draft_parts import Draft


@dataclass(frozen=True, slots=True)
class Imported:
    """`secrets` as the file held them; `missing` is what keeps the site from being used."""

    site: Path
    recording: Path
    draft: Draft
    secrets: Sequence[Secret]
    missing: str | None


def import_lines(imported: Imported) -> Iterator[str]:
    """For people."""
    site, recording = imported.site, imported.recording
    yield f"Wrote {recording}, the recording,\n  and {site}, its site."
    yield from _secret_lines(imported)
    yield from _day_lines(imported.draft)
    if imported.missing:
        yield f"Not ready: {imported.missing}"
        yield f"  All that stands in the way: faxflow recording check {recording}"
    yield f"Next: settle what says DECIDE in {site},\n  then name it in [source] site."


def import_data(imported: Imported) -> Mapping[str, object]:
    """For programs."""
    draft = imported.draft
    return {
        "recording": str(imported.recording),
        "site": str(imported.site),
        "title": draft.recording.title,
        "secrets": [_secret_data(draft, one) for one in imported.secrets],
        "recorded_on": str(draft.days.recorded_on),
        "typed": {str(one.step): one.text for one in draft.days.texts(draft.recording)},
        "staying": [{"step": one.step, "text": one.text} for one in draft.days.staying],
        "missing": imported.missing,
    }


def _secret_lines(imported: Imported) -> Iterator[str]:
    in_clear = [one for one in imported.secrets if one.texts]
    for secret in in_clear:
        place, steps = f"${{{secret.place}}}", steps_words(secret.steps)
        what = "Keep the key that makes such codes" if is_code(secret) else "Keep its value"
        yield f"Took out the {secret.kind} ({steps}): {place} stands there now."
        yield f"  {what} as the secret {named(imported.draft, secret)}."
    if any(one.in_clear for one in imported.secrets):
        yield "The file that you imported still holds it: delete it."


def _day_lines(draft: Draft) -> Iterator[str]:
    days = draft.days
    if days.moving or days.staying:
        yield f"Recorded on {days.recorded_on}, {days.told_by} (else: --recorded-on)."
    for one in days.texts(draft.recording):
        yield f"Step {one.step} moves with the day: {', '.join(one.days)} is now in [typed]."
    for day in days.staying:
        yield f"Step {day.step} holds {day.text}, which stays: DECIDE in [typed]."


def _secret_data(draft: Draft, secret: Secret) -> Mapping[str, object]:
    return {
        "name": secret.place,
        "kept_as": named(draft, secret),
        "steps": list(secret.steps),
        "taken_out": bool(secret.texts),
    }
