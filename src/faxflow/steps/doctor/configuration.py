"""Looks at the configuration: its faults, who may change it, and what is still a sample's."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from faxflow.config.check_all import Found
from faxflow.config.model import Environment
from faxflow.config.named_secrets import named_secrets
from faxflow.config.overrides import strange_variables
from faxflow.config.placeholders import guesses, placeholders
from faxflow.config.source import PortalSettings
from faxflow.domain.checkup import Finding, warned, well, wrong
from faxflow.domain.loopback import is_loopback
from faxflow.domain.machine_facts import FileFacts
from faxflow.errors import FaxflowError, FileMissing
from faxflow.steps.doctor.modes import closing
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.steps.doctor.templates import templates_of

_MAKE: Final = (
    "Make one with `faxflow init`, or name it: --config FILE, or FAXFLOW_CONFIG in the environment."
)
_NOBODYS: Final = re.compile(r"\b555[-. ]01\d\d\b")
_OTHERS_READ, _OTHERS_WRITE, _GROUP_WRITES, _STICKY = 0o004, 0o002, 0o020, 0o1000


def look_at_configuration(premises: Premises) -> Iterator[Finding]:
    """Every fault of it, by the code of `config validate`."""
    about = str(premises.path)
    if premises.refusal is not None:
        missing = isinstance(premises.refusal, FileMissing)
        yield problem_found(about, premises.refusal, _MAKE if missing else "")
        return
    found = [one for one in _faults(premises) if not _is_of_others(one, premises)]
    for one in found:
        end = "" if one.what.endswith("?") else "."
        yield wrong(_place(one), f"{one.what[:1].upper()}{one.what[1:]}{end}", one.todo)
    if not found:
        yield well(about, "It is read, and has no fault.")


def look_at_files(premises: Premises) -> Iterator[Finding]:
    """Who may read the configuration, and who may change it or what it names."""
    found = False
    for path in _files_of(premises):
        seen = premises.instruments.files.look(path)
        judged = [*_open_to_others(path, seen)]
        if path == premises.path:
            judged += _readable(premises, path, seen)
            judged += _folder_around(premises)
        found = found or bool(judged)
        yield from judged
    if not found:
        yield well(str(premises.path.parent), "Nobody else may change what faxflow goes by.")


def look_at_variables(premises: Premises) -> Iterator[Finding]:
    """FAXFLOW_ variables of the environment that are no keys."""
    secrets = {one.name for one in named_secrets(premises.values)}
    strange = list(strange_variables(premises.environment, secrets))
    for name, near in strange:
        cure = f"Did you mean {near}?" if near else f"Take {name} out of the environment."
        yield warned(name, "It is set, and faxflow knows no such key.", cure)
    if not strange:
        yield well("FAXFLOW_…", "Every such variable here is a key.")


def look_at_samples(premises: Premises) -> Iterator[Finding]:
    """What still is as in the sample that came with faxflow."""
    left = list(placeholders(premises.values))
    for one in left:
        yield wrong(one.place, "It is still the sample's, which is nobody's.", one.todo)
    told = {one.place for one in left}
    guessed = [one for one in guesses(premises.values) if one.place not in told]
    for one in guessed:
        what = "It is a guess still, and nobody has that name: no server was asked."
        yield warned(one.place, what, one.todo)
    heads = list(_sample_heads(premises))
    yield from heads
    if not left and not guessed and not heads:
        yield well(str(premises.path), "No name of a sample is meant in earnest.")


def look_at_environment(premises: Premises) -> Iterator[Finding]:
    """Whether the servers are such as the environment asks for."""
    config = premises.config
    production = config.practice.environment is Environment.PRODUCTION
    for one in config.gateways:
        about, here = f"{one.section} host", is_loopback(one.host)
        if production and here:
            what = f"It is {one.host}, this machine itself, and environment is production."
            cure = "Name the real mail server, or set [practice] environment to rehearsal."
            yield warned(about, f"{what} A simulator there would be refused.", cure)
        elif not production and not here:
            what = f"It is {one.host}, and environment is rehearsal: no fax goes out by it."
            cure = "Try it all with `faxflow rehearse`; once you go live, set [practice]"
            yield warned(about, what, f"{cure} environment to production.")
        else:
            yield well(about, f"{one.host} fits a {config.practice.environment}.")


def look_at_retention(premises: Premises) -> Iterator[Finding]:
    """Whether anybody has said for how long patient data is kept."""
    given = premises.config.retention.model_fields_set
    about = "[retention]"
    if given:
        yield well(about, f"It says how long: {', '.join(sorted(given))}.")
        return
    what = "It says nothing: letters, reports, mails and names are kept for good."
    yield warned(about, what, "Set letters_days and the others; docs/privacy.md tells them.")


def _folder_around(premises: Premises) -> Iterator[Finding]:
    """Whoever may write in the folder may put another configuration in this one's place."""
    folder = premises.path.absolute().parent
    seen = premises.instruments.files.look(folder)
    others = _OTHERS_WRITE | _GROUP_WRITES
    if seen and seen.mode & others and not seen.mode & _STICKY:
        what = f"Others may put files in the place of those in it (its mode is {seen.shown_mode})."
        yield wrong(str(folder), what, f"chmod go-w {folder}")


def _sample_heads(premises: Premises) -> Iterator[Finding]:
    """Templates that show a telephone number which is nobody's, as the sample's letterhead does."""
    if premises.config.practice.environment is not Environment.PRODUCTION:
        return
    for path in templates_of(premises):
        with suppress(FaxflowError):  # which the check of templates tells
            if _NOBODYS.search(premises.instruments.letters.fixed_text(path)):
                what = "It shows a number as 555-0140, as the sample does: nobody can be called so."
                yield wrong(str(path), what, "Write your own head and numbers into the template.")


def _faults(premises: Premises) -> Sequence[Found]:
    return premises.read.faults if premises.read else ()


def _is_of_others(one: Found, premises: Premises) -> bool:
    """Whether another check tells it: a variable that is no key, or what a sample left."""
    if one.variable and not one.place:
        return True
    return one.place in {left.place for left in placeholders(premises.values)}


def _place(one: Found) -> str:
    line = f":{one.line}" if one.line else ""
    given = f" (from {one.variable})" if one.variable else ""
    return f"{one.file}{line} {one.place}".rstrip() + given


def _files_of(premises: Premises) -> list[Path]:
    """The configuration, and the files beside it that decide what is faxed to whom."""
    if premises.given is None:
        return [premises.path]
    config = premises.given
    site = [config.source.site] if isinstance(config.source, PortalSettings) else []
    named = [config.report.mapping, config.mailbox.rules, config.intake.calls_mapping, *site]
    return [premises.path, *(one for one in named if one is not None), *templates_of(premises)]


def _readable(premises: Premises, path: Path, seen: FileFacts | None) -> Iterator[Finding]:
    if seen and seen.mode & _OTHERS_READ:
        what = f"Every account of this machine may read it (its mode is {seen.shown_mode})."
        yield warned(str(path), what, closing(premises, path, seen))


def _open_to_others(path: Path, seen: FileFacts | None) -> Iterator[Finding]:
    if seen is None:
        return
    mode = f"its mode is {seen.shown_mode}"
    if seen.mode & (_OTHERS_WRITE | _GROUP_WRITES):
        what = f"Others than its owner may change it ({mode}), and so whom faxes go to."
        yield wrong(str(path), what, f"chmod go-w {path}")
