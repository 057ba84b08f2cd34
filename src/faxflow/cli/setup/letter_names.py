"""What `init` does where a letter has names of its own for the report's fields: the drafted mapping
takes those names, since it is the newer of the two."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import typer

from faxflow.adapters.letters.filling.template import open_template
from faxflow.cli.recording_questions import Ask
from faxflow.cli.setup.first_files import FirstMapping, names_in, roles_in
from faxflow.domain.field_name import resolve
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.near_match import near_match
from faxflow.domain.typed_blank import meant_by_name
from faxflow.errors import ConfigurationProblem, FaxflowError
from faxflow.frames.mapping import parse_mapping

_NONE = "-"
_ROLES = re.compile(r"^(?:fax_number|identity|service_date|recipient) = |^names = ")


def named_as_asked(drafted: FirstMapping, letter: Path, ask: Ask | None) -> FirstMapping:
    """The drafted mapping with the names that the letter asks for, where it is sure which field
    one means, or a person says so."""
    try:
        asked = open_template(letter).form.fields
    except FaxflowError:  # of which looking at the letter tells
        return drafted
    known = names_in(drafted.text)
    strange = sorted(name for name in asked if resolve(name, known) is None)
    for name in strange:
        field = _meant(name, drafted, asked, ask)
        if field is not None:
            drafted = _renamed(drafted, field, name)
    return drafted


def _meant(name: str, drafted: FirstMapping, asked: Collection[str], ask: Ask | None) -> str | None:
    free = sorted(set(_renameable(drafted)) - set(asked))
    known = [*free, *BUILT_IN_FIELDS]
    roles = {role: to for role, to in roles_in(drafted.text).items() if to in free}
    meant = meant_by_name(name, known, roles)
    likely = meant.field if meant.field in free else None
    if meant.surely or ask is None:
        return likely if meant.surely else None
    return _asked(name, likely, free, ask)


def _asked(name: str, likely: str | None, free: Collection[str], ask: Ask) -> str | None:
    while True:
        question = f"The letter's field {name} is which of the report's ({_NONE}: none)"
        said = ask(question, likely or _NONE).strip()
        if said in free or said == _NONE:
            return None if said == _NONE else said
        typer.echo(f"  That is not it; {near_match(said, free)}.".replace("?.", "?"))


def _renameable(drafted: FirstMapping) -> Iterator[str]:
    """The names that the mapping gives; those made of them, as the ISO day, follow."""
    for column in drafted.mapping.columns:
        yield from (one.name for one in column.fields)


def _renamed(drafted: FirstMapping, old: str, new: str) -> FirstMapping:
    """The same with one field called otherwise, wherever it is named but in the report's own."""
    text = "\n".join(_line(one, old, new) for one in drafted.text.split("\n"))
    try:
        mapping = parse_mapping(text, Path("mapping.toml"))
    except ConfigurationProblem:  # a name that no field may have
        return drafted
    return replace(drafted, text=text, mapping=mapping, renamed={**drafted.renamed, old: new})


def _line(line: str, old: str, new: str) -> str:
    if _ROLES.match(line):
        setting, mark, comment = line.partition("  # ")
        named = setting.rstrip().replace(f'"{old}"', f'"{new}"')
        return f"{named:<36}{mark}{comment}" if mark else named
    if line == f"[fields.{old}]":
        return f"[fields.{new}]"
    return f"{new}{line.removeprefix(old)}" if line.startswith(f"{old} = ") else line
