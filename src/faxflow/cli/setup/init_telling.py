"""What `init` tells of what it made: the secrets to fill in, what to look at, and what is next."""

import os
import shlex
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from faxflow.adapters import accounts
from faxflow.cli.own_command import called
from faxflow.cli.setup.first_files import FirstLetter
from faxflow.cli.setup.init_places import Places
from faxflow.cli.setup.init_targets import Targets
from faxflow.cli.setup.init_things import Content
from faxflow.cli.world import World
from faxflow.config.named_secrets import named_secrets
from faxflow.config.secrets import Secrets, SecretSource
from faxflow.views.setup.config_draft import lines_to_change
from faxflow.views.setup.draft_parts import CHANGE
from faxflow.views.setup.faults_text import guesses_text
from faxflow.views.setup.init_text import Step, WantedSecret

_OTHERS = 0o077


def wanted_secrets(
    values: Mapping[str, Any], targets: Targets, places: Places, world: World
) -> Iterator[WantedSecret]:
    """Those that the configuration names, and that are nowhere."""
    asked: dict[str, list[str]] = {}
    for one in named_secrets(values):
        asked.setdefault(one.name, []).append(f"[{one.section}] {one.key}")
    secrets = Secrets(world.environment, targets.secrets)
    for name, by in asked.items():
        if targets.secrets and secrets.place_of(name).source is SecretSource.MISSING:
            file = targets.secrets / name
            yield WantedSecret(name, str(file), tuple(by), _filling(file, places))


def _filling(file: Path, places: Places) -> str:
    """A line for a shell that reads a secret without showing it."""
    path = shlex.quote(str(file))
    if places.data_owner is None:
        return f'read -rs s && (umask 077; printf %s "$s" > {path}); unset s'
    install = f"install -m 0600 -o {places.account} /dev/stdin {path}"
    return f'read -rs s && printf %s "$s" | {install}; unset s'


def to_look_at(content: Content, targets: Targets, draft: str | None) -> Iterator[str]:
    """What only a person can put right; `draft` is the configuration where it is new."""
    yield from guesses_text("faxflow.toml", lines_to_change(draft) if draft else [])
    if draft and _zone_is_guessed(draft):
        yield "time_zone in faxflow.toml is this server's: set the practice's. All hours go by it."
    if draft and 'kind = "portal"' in draft:
        yield "The portal: record the walk to the report, as faxflow.toml says below [source]."
    if content.mapping and content.mapping.asks:
        yield f"{targets.mapping.name}: which column holds the fax numbers? Write it in place of …"
    if content.mapping and content.mapping.renamed:
        pairs = ", ".join(f"{old} is {new}" for old, new in content.mapping.renamed.items())
        yield f"{targets.mapping.name} goes by the letter's names: {pairs}; is each right?"
    if content.letter:
        yield from _of_letter(content.letter, targets.template.name)


def _zone_is_guessed(draft: str) -> bool:
    written = (one for one in draft.splitlines() if one.startswith("time_zone ="))
    return any(CHANGE in one for one in written)


def _of_letter(letter: FirstLetter, name: str) -> Iterator[str]:
    if letter.left_out:
        left_out = ", ".join(letter.left_out)
        yield f"{name} leaves out {left_out}: add what a colleague must know, no more."
    if letter.became:
        pairs = ", ".join(f"{one} is {{{{ {to} }}}}" for one, to in letter.became.items())
        yield f"{name} is a copy of yours, in which now {pairs}: is each right?"
    if letter.blank:
        blank = ", ".join(letter.blank)
        yield f"{name}: every letter goes out with these blank: {blank}. Are they for a pen?"
    yield from (f"{name}: {one}" for one in letter.findings)


def open_folders(targets: Targets, places: Places) -> Iterator[str]:
    """Folders that were there, and that others can look into or the account cannot write."""
    for path in filter(None, (targets.data, targets.secrets)):
        try:
            seen = path.stat()
        except OSError:
            continue
        if stat.S_IMODE(seen.st_mode) & _OTHERS:
            yield f"{path} is open to others: `chmod 0700 {shlex.quote(str(path))}`"
        if accounts.owner_of(path) != places.account:
            give = f"chown {places.account} {shlex.quote(str(path))}"
            yield f"{path} is not {places.account}'s, who is to write it: `{give}`"


def next_steps(places: Places, report: Path, world: World, *, unfit: bool) -> list[Step]:
    """The commands that come next, as this person can type them here; `unfit`: by what was made
    no letter can be sent before a person has mended it."""
    program, config = _program(places, world), _config(places, world)
    own = report.parent != places.folder
    # The account may be unable to read a person's file; a rehearsal writes nothing of its.
    rehearsing = called(world) if own else program
    named = shlex.quote(os.path.relpath(report) if _is_near(report) else str(report))
    rehearse = f"{rehearsing} rehearse --report {named}{config}"
    rehearsal = Step(rehearse, "a whole day, without one real fax")
    validate = f"{program} config validate{config}"
    first = (
        [Step(validate, "first: whether what is named above is mended"), rehearsal]
        if unfit
        else [rehearsal, Step(validate, "after each change")]
    )
    return [
        *first,
        Step(f"{program} doctor{config}", "what is missing still, and its cure"),
        Step(f"{program} schedule show{config}", "what runs when, ready to install"),
    ]


def _program(places: Places, world: World) -> str:
    if places.account == world.actor:
        return called(world)
    typed = world.environment.get("FAXFLOW_COMMAND", "faxflow")
    whole = os.path.realpath(typed) if "/" in typed else typed
    return f"runuser -u {places.account} -- {shlex.quote(whole)}"


def _config(places: Places, world: World) -> str:
    """`-c …`, where it would not be found by itself."""
    found = {Path(os.path.realpath(world.installed)), Path(os.path.realpath(Path.cwd()))}
    return "" if places.folder in found else f" -c {shlex.quote(str(places.config))}"


def _is_near(path: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(Path.cwd()))
