"""A command line loads the commands that it calls, and all of them where it calls none."""

from importlib import import_module

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_group

from faxflow.cli.app import GROUPS, OWNERS, commands_for

_MODULES = [*OWNERS.items(), *(one for _, owners in GROUPS.values() for one in owners.items())]
_IN_GROUPS = [
    (group, name)
    for group, (_, owners) in GROUPS.items()
    for names in owners.values()
    for name in names
]


def _of_group(commands: TyperGroup, name: str) -> list[str]:
    group = commands.commands[name]
    assert isinstance(group, TyperGroup)
    return list(group.commands)


@pytest.mark.parametrize(("module", "names"), _MODULES)
def test_each_module_adds_just_what_the_table_says(module: str, names: tuple[str, ...]) -> None:
    app = typer.Typer()

    import_module(module).add_to(app)

    assert sorted(get_group(app).commands) == sorted(names)


@pytest.mark.parametrize("name", [name for names in OWNERS.values() for name in names])
def test_a_command_is_loaded_with_its_module_alone(name: str) -> None:
    owned = next(names for names in OWNERS.values() if name in names)

    assert sorted(commands_for([name, "--json"]).commands) == sorted(owned)


@pytest.mark.parametrize(("group", "name"), _IN_GROUPS)
def test_so_is_one_of_a_group(group: str, name: str) -> None:
    found = commands_for([group, name])
    owned = next(names for names in GROUPS[group][1].values() if name in names)

    assert list(found.commands) == [group]
    assert sorted(_of_group(found, group)) == sorted(owned)


@pytest.mark.parametrize("line", ["", "--help", "--version", "refferal list", "-x list"])
def test_who_calls_no_command_has_all_before_him(line: str) -> None:
    everything = {name for names in OWNERS.values() for name in names} | {*GROUPS}

    assert set(commands_for(line.split()).commands) == everything


@pytest.mark.parametrize("rest", ["", "--help", "lst", "-x"])
@pytest.mark.parametrize("group", [*GROUPS])
def test_and_so_in_a_group(group: str, rest: str) -> None:
    everything = {name for names in GROUPS[group][1].values() for name in names}

    assert set(_of_group(commands_for([group, *rest.split()]), group)) == everything
