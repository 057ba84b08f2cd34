"""The names in a mapping that tell of which patient a letter is."""

from collections.abc import Iterable

from faxflow.domain.meant_field import tells_patient
from faxflow.frames.field import FieldKind, SourceColumn
from faxflow.frames.mapping import Mapping


def patient_names(mapping: Mapping) -> frozenset[str]:
    """Every form of the patient's name, birth date and numbers, of what else tells rows apart but
    the day, and of what the mapping joins; empty where no column is of a patient."""
    own = {*mapping.recipient, mapping.fax_number, mapping.service_date}
    columns = [one for one in mapping.columns if not own & {field.name for field in one.fields}]
    of_patient = [one for one in columns if _is_of_patient(one)]
    if not of_patient:
        return frozenset()
    telling = {*mapping.identity}
    apart = [one for one in columns if telling & {field.name for field in one.fields}]
    return _names([*of_patient, *apart]) | mapping.joined.keys()


def _names(columns: Iterable[SourceColumn]) -> frozenset[str]:
    return frozenset(name for one in columns for field in one.fields for name in field.names)


def _is_of_patient(column: SourceColumn) -> bool:
    born = any(field.kind is FieldKind.BIRTH_DATE for field in column.fields)
    called = (*column.names, *(field.name for field in column.fields))
    return born or any(map(tells_patient, called))
