"""The mapping of the call centre's file: which columns fill which fields of a referral."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.domain.referrals.fields import Field
from faxflow.frames import mapping
from faxflow.frames.field import FieldKind
from faxflow.frames.mapping_checks import check_role, check_table, fields_of
from faxflow.frames.mapping_file import FieldName, TableFile, Texts
from faxflow.frames.mapping_problem import meant, problem

REFERRAL_FIELDS: Final = frozenset(field.value for field in Field)

_KINDS: Final = {
    Field.DATE_OF_BIRTH: FieldKind.BIRTH_DATE,
    Field.PHONE: FieldKind.PHONE,
    Field.PROVIDER_PHONE: FieldKind.PHONE,
    Field.PROVIDER_FAX: FieldKind.PHONE,
}


class CallMappingFile(TableFile):
    """`call_id` is the call's own, `called_at` when it was, `caller` its number, and `remarks`
    what was said beside; all are names of fields."""

    call_id: FieldName | None = None
    called_at: FieldName | None = None
    caller: FieldName | None = None
    remarks: Texts = ()

    def usual_kinds(self) -> Mapping[str, FieldKind]:
        """What the fields of a referral hold, and the call's time."""
        called = {self.called_at: FieldKind.DATE_TIME} if self.called_at else {}
        return {**{field.value: kind for field, kind in _KINDS.items()}, **called}

    def needed(self) -> frozenset[str]:
        """All: a line that lacks some may be no row, and is looked at twice. An empty cell is
        no fault of a call."""
        return frozenset(self.fields)

    def roles(self) -> dict[str, tuple[str, ...]]:
        """The fields that are not the referral's, by the key that names them."""
        alone = {"call_id": self.call_id, "called_at": self.called_at, "caller": self.caller}
        return {
            **{role: (name,) for role, name in alone.items() if name},
            "remarks": self.remarks,
        }


@dataclass(frozen=True, slots=True)
class CallMapping:
    """`table` is how the file is read; the rest are names of its fields, None: it has none."""

    table: mapping.Mapping
    call_id: str | None
    called_at: str | None
    caller: str | None
    remarks: tuple[str, ...]


def load_call_mapping(path: Path) -> CallMapping:
    """The mapping in a TOML file. Raises FileMissing, ConfigurationProblem."""
    written = mapping.read_mapping_file(path, CallMappingFile)
    check_table(written, path)
    _check_fields(path, written)
    return CallMapping(
        _table(path, written), written.call_id, written.called_at, written.caller, written.remarks
    )


def _check_fields(path: Path, written: CallMappingFile) -> None:
    """Every name means something: a misspelt one would leave its column unread."""
    fields, roles = fields_of(written), written.roles()
    for role, names in roles.items():
        for name in names:
            check_role(path, role, name, fields)
    known = REFERRAL_FIELDS.union(*roles.values())
    for name, table in written.fields.items():
        for called in table.names.values() if table.splitter().parts else (name,):
            if called not in known:
                what = f"{called} is no field of a referral, and no key of this file names it"
                raise problem(path, f"fields.{name}", what, meant(called, known))


def _table(path: Path, written: CallMappingFile) -> mapping.Mapping:
    """As a report's, of which no row is a fax."""
    return mapping.Mapping(
        name=path.name,
        columns=written.source_columns(),
        fax_number="",
        identity=_telling(written),
        service_date=None,
        recipient=(),
        letter="",
        letter_field=None,
        header=written.header,
        date_formats=written.date_formats,
        show_dates=written.show_dates,
        placeholders=frozenset(word.casefold() for word in written.placeholders),
        ignored=tuple(f"(?i){pattern}" for pattern in written.ignore_rows),
        check_total=written.check_total,
        sheets=written.sheets,
    )


def _telling(written: CallMappingFile) -> tuple[str, ...]:
    """The fields of which one alone is a call: somebody can be called back."""
    telling = (written.call_id, written.caller, Field.PHONE.value)
    return tuple(name for name in telling if name and name in fields_of(written))
