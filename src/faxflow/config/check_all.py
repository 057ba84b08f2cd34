"""Everything that is wrong with faxflow.toml and its environment, with the lines it stands in."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from faxflow.config.all_faults import Tables, all_faults
from faxflow.config.faults import KeyFault
from faxflow.config.lines import line_at, lines_of
from faxflow.config.load import parsed, read_text, with_overrides
from faxflow.config.merging import fill_gateways
from faxflow.config.model import Config
from faxflow.config.named_secrets import named_secrets, table_of
from faxflow.config.overrides import overrides, strange_variables, variable
from faxflow.config.placeholders import placeholders
from faxflow.config.profiles import profile_called
from faxflow.errors import ConfigurationProblem

_GATEWAYS = ("gateway", "second_gateway")
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault in `file`: its place there, as `[gateway] sender`, its line where that is known,
    and the variable of the environment that it is about, or that gave the value."""

    file: Path
    place: str
    what: str
    todo: str
    line: int | None = None
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """`values` are the file's with the environment's and the profiles', as far as they can be
    used; `config` is None where a command could not load it."""

    path: Path
    values: Tables
    faults: tuple[Found, ...]
    config: Config | None


def check_all(path: Path, environment: Mapping[str, str]) -> Checked:
    """Everything found, by line.

    Raises FileMissing, or ConfigurationProblem where this account cannot read the file.
    """
    text = read_text(path)
    try:
        values = with_overrides(parsed(path), environment)
    except ConfigurationProblem as problem:
        return Checked(path, {}, (_no_toml(path, problem),), None)
    folder = path.parent.absolute()
    of_profiles = list(_of_profiles(values, folder))
    given = {name: frozenset(table_of(values, name)) for name in _GATEWAYS}
    fill_gateways(values, folder)
    filled = {name: frozenset(table_of(values, name)) - given[name] for name in _GATEWAYS}
    of_keys, config = all_faults(values, folder)
    # Without its profile a gateway lacks what the profile would have said.
    lacking = {one.section for one in of_profiles}
    told = [one for one in of_keys if one.section not in lacking or one.what != "it is missing"]
    told += placeholders(values)
    told = [one for one in told if not _is_echo(one, told, filled)]
    faults = [*_found(path, text, [*of_profiles, *told], environment)]
    secrets = {one.name for one in named_secrets(values)}
    faults += _of_environment(path, environment, secrets)
    return Checked(path, values, tuple(faults), None if of_profiles else config)


def place_line(path: Path, section: str, key: str) -> int | None:
    """The line that a key stands in, else its table's; None where neither is in the file."""
    return line_at(lines_of(read_text(path)), (*section.split("."), *key.split(".")))


def _is_echo(one: KeyFault, told: list[KeyFault], filled: Mapping[str, frozenset[str]]) -> bool:
    """Whether a gateway has the value from elsewhere, where the same is told of it."""
    elsewhere = ((other.key, other.what) for other in told if other.section != one.section)
    return one.key in filled.get(one.section, ()) and (one.key, one.what) in elsewhere


def _found(
    path: Path, text: str, faults: list[KeyFault], environment: Mapping[str, str]
) -> list[Found]:
    """The faults in the order of the file, those that stand nowhere in it last."""
    lines, given = lines_of(text), overrides(environment)
    told = []
    for one in faults:
        named = one.key in given.get(one.section, {})
        place = (*one.section.split("."), *filter(None, one.key.split(".")))
        line = None if named else line_at(lines, place)
        by = variable(one.section, one.key) if named else None
        told.append(Found(path, one.place, one.what, one.todo, line, by))
    return sorted(told, key=lambda one: (one.line is None, one.line or 0))


def _no_toml(path: Path, problem: ConfigurationProblem) -> Found:
    what = str(problem.facts["what"])
    line = _AT_LINE.search(what)
    return Found(path, "", what, str(problem.facts["todo"]), int(line[1]) if line else None)


def _of_profiles(values: Tables, folder: Path) -> Iterator[KeyFault]:
    """What is wrong with the profiles that are named; those are taken out."""
    for section in _GATEWAYS:
        table = values.get(section)
        if isinstance(table, dict) and isinstance(table.get("profile"), str):
            try:
                profile_called(table["profile"], folder)
            except ConfigurationProblem as problem:
                what = f"{problem.facts['where']}: {problem.facts['what']}"
                yield KeyFault(section, "profile", what, str(problem.facts["todo"]))
                del table["profile"]


def _of_environment(
    path: Path, environment: Mapping[str, str], secrets: Collection[str]
) -> Iterator[Found]:
    """Variables that were meant to win over a key, and are of no key."""
    for name, near in strange_variables(environment, secrets):
        todo = (
            f"Did you mean {near}?" if near else "Unset it; `faxflow config show` names all keys."
        )
        yield Found(path, "", "no key goes by this name", todo, variable=name)
