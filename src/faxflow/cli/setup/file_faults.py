"""What is wrong with the files that a configuration names, each read by the code that uses it."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from faxflow.cli.setup import file_readers as read
from faxflow.cli.setup.named_files import FOLDERS, NamedFile, named_files
from faxflow.config.check_all import Checked, Found, place_line
from faxflow.errors import FaxflowError

Reader = Callable[[Path], Iterable[FaxflowError]]

_READERS: Mapping[tuple[str, str], Reader] = {
    ("source", "site"): read.site_problems,
    ("mailbox", "rules"): read.rules_problems,
    ("intake", "calls_mapping"): read.calls_problems,
    ("report", "mapping"): read.mapping_problems,
    ("referrals", "answer_template"): read.answer_problems,
}
_TEMPLATES = frozenset({("letter", "template"), ("letter", "templates")})
_TODO = {
    (
        "source",
        "site",
    ): "Record the walk, then `faxflow extract import WALK.json --site SITE.toml`.",
    ("report", "mapping"): "`faxflow normalize REPORT --suggest` drafts one.",
}


def file_faults(checked: Checked) -> tuple[list[Found], list[str]]:
    """Everything found, and the names of the files that were looked into."""
    files = list(named_files(checked))
    there = [one for one in files if _is_there(one)]
    found = [_absent(checked, one) for one in files if one not in there]
    mapping = next((one.path for one in there if _key(one) == ("report", "mapping")), None)
    for one in there:
        reader = _reader(one, mapping)
        found += [_told(one.path, problem) for problem in reader(one.path)] if reader else []
    looked_into = [one.path.name for one in there if _key(one) not in FOLDERS]
    return found, list(dict.fromkeys(looked_into))


def _key(file: NamedFile) -> tuple[str, str]:
    return file.section, file.key.partition(".")[0]


def _reader(file: NamedFile, mapping: Path | None) -> Reader | None:
    if _key(file) in _TEMPLATES:
        return partial(read.template_problems, mapping=mapping)
    return _READERS.get(_key(file))


def _is_there(file: NamedFile) -> bool:
    is_one = file.path.is_dir if _key(file) in FOLDERS else file.path.is_file
    try:
        return is_one() and os.access(file.path, os.R_OK)
    except OSError:
        return False


def _absent(checked: Checked, file: NamedFile) -> Found:
    kind = "folder" if _key(file) in FOLDERS else "file"
    closed = f"{file.path} is no {kind} that this account can read"
    what = closed if os.path.lexists(file.path) else f"{file.path}: no such {kind}"
    todo = _TODO.get(_key(file), "Put it there, or name another.")
    line = place_line(checked.path, file.section, file.key)
    return Found(checked.path, f"[{file.section}] {file.key}", what, todo, line)


def _told(path: Path, problem: FaxflowError) -> Found:
    """The fault with its place in that file, where it has one."""
    facts = {name: str(fact) for name, fact in problem.facts.items()}
    if "what" not in facts:
        return Found(path, "", str(problem).rstrip("."), "")
    place = facts.get("where", "")
    for name in (str(path), path.name):
        place = place.removeprefix(name)
    place = place.lstrip(":, ")
    return Found(path, place, facts["what"], facts.get("todo", ""), _line(path, place))


def _line(path: Path, place: str) -> int | None:
    section, _, key = place.rpartition(".")
    try:
        return place_line(path, section, key) if place and path.suffix == ".toml" else None
    except FaxflowError:
        return None
