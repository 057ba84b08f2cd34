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
from faxflow.domain.letter_data import BadData, letter_data, text_of
from faxflow.domain.quiet_hours import NEVER_QUIET, parse_quiet_hours
from faxflow.errors import BadUsage
from faxflow.frames.mapping import Mapping
from faxflow.steps.given_number import dialable_number
from faxflow.steps.letter_templates import template_of
from faxflow.steps.new_fax import NewFax

_BLANK = "`faxflow case add --blank` prints a file to fill in."


@dataclass(frozen=True, slots=True)
class Given:
    """Options as they were given; `data` and `pdf` are paths, or `-` for standard input, and
    `letter` is a letter's name."""

    number: str | None
    data: str | None
    pdf: str | None
    quiet_hours: str | None
    letter: str | None = None


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
    fields = _fields(session, given, mapping)
    letter = given.letter or fields.get(mapping.letter_field or "", mapping.letter)
    shown, plain = _number_fields(mapping)
    fields = {**fields, shown: as_read(number), plain: number}
    return NewFax(number, letter, fields, quiet_hours=given.quiet_hours)


def wanted_fields(session: Session, letter: str | None) -> frozenset[str]:
    """What the template of a letter asks for beside what faxflow knows by itself.

    Where the mapping reads each row's letter in a field, that one too, unless `letter` says it.
    """
    mapping = tools.mapping(session)
    says = {mapping.letter_field} if mapping.letter_field and not letter else set()
    return _asked(session, mapping, letter or mapping.letter) | says


def _asked(session: Session, mapping: Mapping, letter: str) -> frozenset[str]:
    known = frozenset(mapping.field_names)
    template = template_of(session.config, letter, known)
    asked = tools.templates(session).asks_for(template.path)
    return asked - BUILT_IN_FIELDS - {*_number_fields(mapping)}


def _number_fields(mapping: Mapping) -> tuple[str, str]:
    """The fields that repeat the fax number, as it is read and as E.164."""
    return mapping.fax_number, f"{mapping.fax_number}_e164"


def _check_quiet_hours(text: str | None) -> None:
    try:
        parse_quiet_hours(text or NEVER_QUIET)
    except ValueError as error:
        raise BadUsage(what=f"--quiet-hours: {error}.", todo="Nothing was added.") from error


def _fields(session: Session, given: Given, mapping: Mapping) -> dict[str, str]:
    raw = _read(given.data or "")
    try:
        found = _found(session, raw.decode("utf-8-sig"), given.letter, mapping)
    except UnicodeDecodeError:
        found = BadData("it is not UTF-8 text")
    if isinstance(found, BadData):
        raise BadUsage(what=f"--data: {found.what}.", todo=_BLANK)
    return found


def _found(
    session: Session, text: str, letter: str | None, mapping: Mapping
) -> dict[str, str] | BadData:
    """The fields, which must be those that the letter's own template asks for."""
    of_letter = mapping.letter_field
    told = text_of(text, of_letter) if of_letter and not letter else None
    wanted = _asked(session, mapping, letter or told or mapping.letter)
    found = letter_data(
        text, known=mapping.field_names, wanted=wanted, needed=mapping.required_names
    )
    if of_letter and letter and isinstance(found, dict):
        return {**found, of_letter: letter}
    return found


def _read(source: str) -> bytes:
    return sys.stdin.buffer.read() if source == STANDARD_INPUT else read_given(Path(source))
