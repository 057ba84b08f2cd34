"""Looks for every secret that the configuration names, and at who may read it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from faxflow.config.named_secrets import named_secrets
from faxflow.config.secrets import SecretSource
from faxflow.config.source import PortalSettings, SftpSettings
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.machine_facts import Account, FileFacts
from faxflow.errors import FaxflowError
from faxflow.steps.doctor.modes import closing
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found

_OTHERS, _GROUP_READS, _GROUP_WRITES = 0o007, 0o040, 0o030
_OTHERS_WRITE: Final = 0o022
_FROM_FILES: Final = frozenset({SecretSource.FILE, SecretSource.FOLDER})


def look_at_secrets(premises: Premises) -> Iterator[Finding]:
    """Each is found, and not empty; what it is nobody is told."""
    named = _named(premises)
    for name, key in named.items():
        about = f"{key} = {name}"
        try:
            secret = premises.secrets.get(name)
        except FaxflowError as problem:
            yield problem_found(about, problem)
            continue
        if secret != secret.strip():
            what = "It begins or ends with a blank, which was hardly meant."
            yield warned(about, what, "Write it anew without; leave it where it belongs to it.")
        else:
            yield well(about, f"It is found ({premises.secrets.place_of(name).source}).")
    if not named:
        yield skipped(str(premises.path), "The configuration names no secret.")


def look_at_secret_files(premises: Premises) -> Iterator[Finding]:
    """Nobody but faxflow's account, and root, may read the files that hold them."""
    account, seen = premises.instruments.files.account(), False
    yield from _folder(premises)
    for path in _paths(premises):
        facts = premises.instruments.files.look(path)
        if facts is not None and not facts.is_folder:  # of a folder the check of secrets tells
            seen = True
            yield _judged(path, facts, account, closing(premises, path, facts))
    if not seen:
        yield skipped("*_FILE", "No secret lies in a file that this account may look at.")


def _folder(premises: Premises) -> Iterator[Finding]:
    """Whoever may write into it may put another secret, or another server's, in its place."""
    path = premises.config.paths.secrets
    facts = premises.instruments.files.look(path) if path else None
    if facts and facts.mode & _OTHERS_WRITE:
        what = f"Others may put secrets into it (its mode is {facts.shown_mode})."
        yield wrong(facts.path, what, f"chmod go-w {facts.path}")


def _named(premises: Premises) -> dict[str, str]:
    """Each secret's name with the key that names it."""
    named: dict[str, str] = {}
    for one in named_secrets(premises.values):
        named.setdefault(one.name, f"[{one.section}] {one.key}")
    source = premises.config.source
    if isinstance(source, PortalSettings):
        try:
            site = premises.instruments.doors.site(source.site)
        except FaxflowError:  # which the check of the site tells
            return named
        for name in site.secrets:
            named.setdefault(name, f"{source.site.name} [secrets]")
    return named


def _paths(premises: Premises) -> Sequence[Path]:
    places = [premises.secrets.place_of(name) for name in _named(premises)]
    source = premises.config.source
    keys = [source.key_file] if isinstance(source, SftpSettings) and source.key_file else []
    return [*(Path(one.named) for one in places if one.source in _FROM_FILES), *keys]


def _judged(path: Path, facts: FileFacts, account: Account, cure: str) -> Finding:
    mode = f"its mode is {facts.shown_mode}"
    if facts.mode & _OTHERS:
        what = f"Every account of this machine may read or change it ({mode})."
        return wrong(str(path), what, f"{cure}; then change the secret.")
    if facts.mode & _GROUP_WRITES:
        return wrong(str(path), f"Its group may change it ({mode}).", f"chmod g-wx {path}")
    if facts.mode & _GROUP_READS and facts.group_id not in {0, account.group_id}:
        what = f"A group that is not faxflow's own may read it ({mode})."
        return warned(str(path), what, cure)
    return well(str(path), f"Others may not read it ({mode}).")
