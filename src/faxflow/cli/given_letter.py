"""Reads what a person gives for one urgent fax: fields in a file, or a finished letter."""

import sys
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.given_file import read_given
from faxflow.cli import tools
from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.session import Session
from faxflow.domain.fax_number import as_read
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.letter_data import BadData, letter_data
from faxflow.domain.quiet_hours import NEVER_QUIET, parse_quiet_hours
from faxflow.errors import BadUsage
from faxflow.frames.mapping import Mapping
from faxflow.steps.add_case import NewFax
from faxflow.steps.given_number import dialable_number

_BLANK = "`faxflow case add --blank` prints a file to fill in."


@dataclass(frozen=True, slots=True)
class Given:
    """Options as they were given; `data` and `pdf` are paths, or `-` for standard input."""

    number: str | None
    data: str | None
    pdf: str | None
    quiet_hours: str | None


def fax_of(session: Session, given: Given) -> NewFax:
    """The fax that is to be added. Raises BadUsage, FileMissing or FileUnreadable."""
    if given.number is None or (given.data is None) == (given.pdf is None):
        what = "A fax is made of --number and either --data or --pdf."
        raise BadUsage(what=what, todo=_BLANK)
    number = dialable_number(session.config, given.number)
    _check_quiet_hours(given.quiet_hours)
    if given.pdf is not None:
        return NewFax(number, "pdf", {}, _read(given.pdf), given.quiet_hours)
    mapping = tools.mapping(session)
    fields = _fields(session, given.data or "", mapping)
    letter = fields.get(mapping.letter_field or "", mapping.letter)
    shown, plain = _number_fields(mapping)
    fields = {**fields, shown: as_read(number), plain: number}
    return NewFax(number, letter, fields, quiet_hours=given.quiet_hours)


def wanted_fields(session: Session) -> frozenset[str]:
    """What the template asks for beside what faxflow knows by itself."""
    number = _number_fields(tools.mapping(session))
    return tools.letter_engine(session).template_fields() - BUILT_IN_FIELDS - {*number}


def _number_fields(mapping: Mapping) -> tuple[str, str]:
    """The fields that repeat the fax number, as it is read and as E.164."""
    return mapping.fax_number, f"{mapping.fax_number}_e164"


def _check_quiet_hours(text: str | None) -> None:
    try:
        parse_quiet_hours(text or NEVER_QUIET)
    except ValueError as error:
        raise BadUsage(what=f"--quiet-hours: {error}.", todo="Nothing was added.") from error


def _fields(session: Session, source: str, mapping: Mapping) -> dict[str, str]:
    wanted = wanted_fields(session)
    raw = _read(source)
    try:
        text = raw.decode("utf-8-sig")
        found = letter_data(
            text, known=mapping.field_names, wanted=wanted, needed=mapping.required_names
        )
    except UnicodeDecodeError:
        found = BadData("it is not UTF-8 text")
    if isinstance(found, BadData):
        raise BadUsage(what=f"--data: {found.what}.", todo=_BLANK)
    return found


def _read(source: str) -> bytes:
    return sys.stdin.buffer.read() if source == STANDARD_INPUT else read_given(Path(source))
