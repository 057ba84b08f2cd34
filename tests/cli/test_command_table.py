"""A command line loads the commands that it calls, and all of them where it calls none."""

from importlib import import_module

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_group

from faxflow.cli.app import OWNERS, REFERRAL, REFERRAL_OWNERS, commands_for


def _of_referrals(commands: TyperGroup) -> list[str]:
    group = commands.commands[REFERRAL]
    assert isinstance(group, TyperGroup)
    return list(group.commands)


@pytest.mark.parametrize(("module", "names"), [*OWNERS.items(), *REFERRAL_OWNERS.items()])
def test_each_module_adds_just_what_the_table_says(module: str, names: tuple[str, ...]) -> None:
    app = typer.Typer()

    import_module(module).add_to(app)

    assert sorted(get_group(app).commands) == sorted(names)


@pytest.mark.parametrize("name", [name for names in OWNERS.values() for name in names])
def test_a_command_is_loaded_with_its_module_alone(name: str) -> None:
    owned = next(names for names in OWNERS.values() if name in names)

    assert sorted(commands_for([name, "--json"]).commands) == sorted(owned)


@pytest.mark.parametrize("name", [name for names in REFERRAL_OWNERS.values() for name in names])
def test_so_is_one_about_referrals(name: str) -> None:
    found = commands_for([REFERRAL, name])
    owned = next(names for names in REFERRAL_OWNERS.values() if name in names)

    assert list(found.commands) == [REFERRAL]
    assert sorted(_of_referrals(found)) == sorted(owned)


@pytest.mark.parametrize("line", ["", "--help", "--version", "refferal list", "-x list"])
def test_who_calls_no_command_has_all_before_him(line: str) -> None:
    everything = {name for names in OWNERS.values() for name in names} | {REFERRAL}

    assert set(commands_for(line.split()).commands) == everything


@pytest.mark.parametrize("line", ["referral", "referral --help", "referral lst", "referral -x"])
def test_and_so_in_the_group_about_referrals(line: str) -> None:
    everything = {name for names in REFERRAL_OWNERS.values() for name in names}

    assert set(_of_referrals(commands_for(line.split()))) == everything
