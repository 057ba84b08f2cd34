"""What a mapping file must keep to beyond its shape: fields that exist, patterns that work."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
from polars.exceptions import ComputeError

from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.meant_field import meant_field
from faxflow.frames.field import DATED, Field, FieldKind
from faxflow.frames.made_fields import PLACE
from faxflow.frames.mapping_file import FieldTable, MappingFile, TableFile
from faxflow.frames.mapping_problem import meant, problem
from faxflow.frames.splitters import SPLITTERS

_DIRECTIVE = re.compile(r"%-?(.?)")
_KNOWN_DIRECTIVES = frozenset("YymdbBeaAjHIMSp%")


def check(written: MappingFile, path: Path) -> None:
    """Nothing where the mapping can work. Raises ConfigurationProblem where it cannot."""
    check_table(written, path)
    fields = fields_of(written)
    _check_directory(path, written, fields)
    _check_made(path, written, fields)
    _check_roles(path, written, fields)


def check_table(written: TableFile, path: Path) -> None:
    """Nothing where the columns can be read. Raises ConfigurationProblem where they cannot."""
    for name, table in written.fields.items():
        _check_split(path, f"fields.{name}", table)
        _check_type(path, f"fields.{name}", table)
    _check_names(path, written)
    _check_formats(path, written)
    for pattern in written.ignore_rows:
        _check_pattern(path, "ignore_rows", pattern)


def fields_of(written: TableFile) -> Mapping[str, Field]:
    """Every field that the columns fill, by its name."""
    return {field.name: field for column in written.source_columns() for field in column.fields}


def check_role(path: Path, role: str, name: str, fields: Mapping[str, Field]) -> None:
    """Nothing where the field that fills a role is there. Raises ConfigurationProblem."""
    if name not in fields:
        raise problem(path, role, f"there is no field {name}", meant(name, fields))


def _check_split(path: Path, key: str, table: FieldTable) -> None:
    if table.split and table.split not in SPLITTERS:
        todo = meant(table.split, SPLITTERS)
        raise problem(path, f"{key}.split", f"there is no splitter {table.split}", todo)
    for pattern in table.pattern:
        _check_pattern(path, f"{key}.pattern", pattern)
    parts = table.splitter().parts
    if table.pattern and not parts:
        raise problem(path, f"{key}.pattern", "it names no part", "Write parts as (?P<name>…).")
    _check_parts(path, f"{key}.names", table.names, parts)
    _check_parts(path, f"{key}.types", table.types, parts)


def _check_parts(path: Path, key: str, told: Iterable[str], parts: Iterable[str]) -> None:
    for part in told:
        if part not in parts:
            raise problem(path, f"{key}.{part}", "the cell has no such part", meant(part, parts))


def _check_type(path: Path, key: str, table: FieldTable) -> None:
    if (table.type is FieldKind.CHOICE) != bool(table.choices):
        raise problem(path, f"{key}.choices", "type choice and choices go together")
    if table.show is not None:
        _check_format(path, f"{key}.show", table.show)


def _check_names(path: Path, written: TableFile) -> None:
    """No name twice, and none that every letter has anyway."""
    columns = written.source_columns()
    names = Counter(name for column in columns for field in column.fields for name in field.names)
    for name, count in names.items():
        if count > 1:
            raise problem(path, "fields", f"two fields are called {name}", "Rename one.")
        if name in BUILT_IN_FIELDS:
            raise problem(
                path, f"fields.{name}", "every letter has a field of that name", "Rename yours."
            )


def _check_directory(path: Path, written: MappingFile, fields: Mapping[str, Field]) -> None:
    """A directory is searched by some field, and fills one that no column does."""
    told = written.directory
    if told is None:
        return
    for key, name in (("npi", told.npi), ("name", told.name)):
        if name is not None:
            check_role(path, f"directory.{key}", name, fields)
    if told.npi is None and told.name is None:
        todo = "Give npi, name, or both: fields of the report."
        raise problem(path, "directory", "nothing says what to look up", todo)
    if written.fax_number in fields:
        what = f"a column fills {written.fax_number} already"
        raise problem(
            path, "fax_number", what, "Give it a name of its own, or leave the column out."
        )


def _check_made(path: Path, written: MappingFile, fields: Mapping[str, Field]) -> None:
    """No made field with a name that is taken, and each made of fields that there are."""
    taken = {name for field in fields.values() for name in field.names}
    taken |= {written.fax_number} if written.directory else set()
    for table, made in (("constants", written.constants), ("joined", written.joined)):
        for name in made:
            if name in taken or name in BUILT_IN_FIELDS:
                what = f"there is a field {name} already"
                raise problem(path, f"{table}.{name}", what, "Rename yours.")
        if table == "constants":
            taken |= made.keys()
    for name, form in written.joined.items():
        places = PLACE.findall(form)
        unknown = [place for place in places if place not in taken]
        if unknown or not places or set(PLACE.sub("", form)) & set("{}"):
            what = f"there is no field {unknown[0]}" if unknown else "it names no field in {…}"
            raise problem(path, f"joined.{name}", what, meant(unknown[0] if unknown else "", taken))


def _check_roles(path: Path, written: MappingFile, fields: Mapping[str, Field]) -> None:
    roles = {"identity": written.identity}
    if written.directory is None:
        roles["fax_number"] = (written.fax_number,)
    roles["recipient"] = written.recipient
    if written.service_date:
        roles["service_date"] = (written.service_date,)
    if not isinstance(written.letter, str):
        roles["letter.field"] = (written.letter.field,)
    _check_named(path, roles, fields)
    if written.directory is None:
        phone = frozenset({FieldKind.PHONE})
        _check_role_type(path, "fax_number", fields[written.fax_number], phone)
    if written.service_date:
        _check_role_type(path, "service_date", fields[written.service_date], DATED)


def _check_named(
    path: Path, roles: Mapping[str, Iterable[str]], fields: Mapping[str, Field]
) -> None:
    """All roles at once: whoever renamed a field has left it behind in several."""
    strange = [(role, one) for role, names in roles.items() for one in names if one not in fields]
    if strange:
        (role, name), *others = strange
        more = "".join(f", nor {other}, which {of} names" for of, other in others)
        near = {one: meant_field(one, fields) for _, one in strange}
        told = ", ".join(f"{field} for {one}" for one, field in near.items() if field)
        todo = (
            f"Did you mean {told}?" if len(near) > 1 and told else _meant(name, near[name], fields)
        )
        raise problem(path, role, f"there is no field {name}{more}", todo)


def _meant(name: str, near: str | None, fields: Mapping[str, Field]) -> str:
    return f"Did you mean {near}?" if near else meant(name, fields)


def _check_role_type(path: Path, role: str, field: Field, kinds: frozenset[FieldKind]) -> None:
    if field.kind not in kinds:
        wanted = " or ".join(sorted(kinds))
        raise problem(path, role, f"the field {field.name} is {field.kind}", f"Give it {wanted}.")


def _check_formats(path: Path, written: TableFile) -> None:
    _check_format(path, "show_dates", written.show_dates)
    for date_format in written.date_formats:
        _check_format(path, "date_formats", date_format)


def _check_format(path: Path, key: str, date_format: str) -> None:
    unknown = set(_DIRECTIVE.findall(date_format)) - _KNOWN_DIRECTIVES
    if unknown or "%" not in date_format:
        todo = "Use %Y %m %d %b %B %y %H %I %M %p."
        raise problem(path, key, f"{date_format} is no date format", todo)


def _check_pattern(path: Path, key: str, pattern: str) -> None:
    try:
        pl.Series([""]).str.contains(pattern)
    except ComputeError as error:
        raise problem(path, key, f"{pattern} is no regular expression") from error
