"""What `extract import` does: a recording without its secrets, and a draft of its site."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from faxflow.adapters.new_file import write_new
from faxflow.adapters.portal.recordings.file import (
    RecordingFile,
    RecordingFormat,
    open_recording,
    read_content,
)
from faxflow.adapters.portal.site_file import load_site
from faxflow.cli.session import Answer
from faxflow.cli.sudo import Sudo, check_own_path
from faxflow.domain.recorded_secret import Secret
from faxflow.domain.recording_needs import Needs
from faxflow.errors import ConfigurationProblem, ExitCode
from faxflow.views.recording_text import steps_words
from faxflow.views.site_draft import Draft, portal_host, secret_name, site_draft

_ENDINGS = {RecordingFormat.CHROME: ".recording.json", RecordingFormat.SIDE: ".side"}


def import_recording(path: Path, site: Path | None, sudo: Sudo | None) -> Answer:
    """Both files written; NEEDS_PERSON where the site cannot be used as it is."""
    given = open_recording(path)
    needs = given.needs(given.only())
    content = given.without(needs.secrets)
    kept = read_content(content, path.name)
    site_path, recording_path = _paths(kept, site)
    for one in (site_path, recording_path):
        check_own_path(sudo, one)
    draft = Draft(kept.only(), kept.needs(kept.only()), recording_path.name, given.name)
    write_new({recording_path: content, site_path: site_draft(draft).encode("utf-8", "replace")})
    missing = _missing(site_path)
    return Answer(
        "\n".join(_lines(site_path, recording_path, needs, missing)),
        {
            "recording": str(recording_path),
            "site": str(site_path),
            "format": str(kept.format),
            "secrets": [_secret_data(one) for one in needs.secrets],
            "missing": missing,
        },
        code=ExitCode.NEEDS_PERSON if missing else ExitCode.DONE,
    )


def _paths(kept: RecordingFile, site: Path | None) -> tuple[Path, Path]:
    """Where the site and the recording beside it go. Raises ConfigurationProblem."""
    if site is None:
        host = portal_host(kept.only())
        if host is None:
            what, todo = "no step opens an address", "Record again from the sign-in page."
            raise ConfigurationProblem(where=kept.name, what=what, todo=todo)
        site = Path(f"{host}.site.toml")
    stem = site.name.removesuffix(".toml").removesuffix(".site")
    return site, site.with_name(stem + _ENDINGS[kept.format])


def _missing(site: Path) -> str | None:
    """What a person must see to before the site can be used."""
    try:
        load_site(site)
    except ConfigurationProblem as problem:
        return str(problem)
    return None


def _lines(site: Path, recording: Path, needs: Needs, missing: str | None) -> Iterator[str]:
    yield f"Wrote {recording}, the recording,\n  and {site}, its site."
    for secret in _in_clear(needs.secrets):
        place, steps = f"${{{secret.place}}}", steps_words(secret.steps)
        yield f"Took out the {secret.kind} ({steps}): {place} stands there now."
        yield f"  Keep its value as the secret {secret_name(secret.place)}."
    if _in_clear(needs.secrets):
        yield "The file that you imported still holds it: delete it."
    if missing:
        yield f"Not ready: {missing}"
        yield f"  All that stands in the way: faxflow recording check {recording}"
    yield f"Next: settle what says DECIDE in {site},\n  then name it in [source] site."


def _in_clear(secrets: Sequence[Secret]) -> list[Secret]:
    return [one for one in secrets if one.texts]


def _secret_data(secret: Secret) -> dict[str, object]:
    return {
        "name": secret.place,
        "kept_as": secret_name(secret.place),
        "steps": list(secret.steps),
        "taken_out": bool(secret.texts),
    }
