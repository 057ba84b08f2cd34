"""A suggested mapping as a commented TOML file, ready to be read and mended by a person."""

from collections.abc import Iterator
from shlex import quote

from faxflow.frames.column_guess import Guess
from faxflow.frames.field import FieldKind
from faxflow.frames.mapping_file import US_DATE_FORMATS
from faxflow.frames.suggested_field import SuggestedField
from faxflow.frames.suggestion import Suggestion
from faxflow.views.toml_value import toml_value

_NO_FAX = "fax"
_DAY_FIRST = "%d/%m/%Y"


def mapping_draft(
    name: str, suggested: Suggestion, sheet: str | None = None, unnamed: int | None = None
) -> str:
    """The mapping's text; `name` is the report's file, `sheet` the worksheet to read where
    several have its columns, `unnamed` the number of columns where no line names them."""
    which = (*_sheets(sheet), *_unnamed(unnamed))
    return "\n".join([*_head(name, suggested), *which, "", *_fields(suggested), ""])


def _unnamed(columns: int | None) -> Iterator[str]:
    if columns is not None:
        yield _line("unnamed_columns", columns, "a report with more or fewer is refused")


def _sheets(sheet: str | None) -> Iterator[str]:
    if sheet is not None:
        others = 'others have the same columns; with "*" they are read as well'
        yield _line("sheets", sheet, others)


def _head(name: str, suggested: Suggestion) -> Iterator[str]:
    yield f"# A draft, made from {name}. Read it, and mend what is wrong; then try it:"
    yield f"#   faxflow normalize {quote(name)} --mapping THIS_FILE --dry-run"
    yield ""
    yield _line("letter", "referral", "the letter template that each row gets")
    if suggested.fax_number:
        check = "the field that holds the number to fax to: make sure that it is the recipient's"
        yield _line("fax_number", suggested.fax_number, check)
    else:
        yield "# No column of the report holds fax numbers for certain: say which one it is."
        yield _line("fax_number", _unused(suggested), "")
    same = "a row with the same of all these is the same fax"
    yield _line("identity", list(suggested.identity), same)
    if not suggested.service_date:
        yield "# No column tells the day of the visit: a patient's next one would be the same fax."
        yield "# Where the report has what tells visits apart, add that field to identity."
    if suggested.service_date:
        yield _line("service_date", suggested.service_date, "the day that the fax is about")
    if tuple(suggested.date_formats) != US_DATE_FORMATS:
        yield "# The report's dates have the day first: 02/11/2026 is the second of November."
        yield _line("date_formats", list(suggested.date_formats), "")
        yield _line("show_dates", _DAY_FIRST, "how letters show them")
    if suggested.recipient:
        yield _line("recipient", suggested.recipient, "whom the fax is for")


def _unused(suggested: Suggestion) -> str:
    """A name for the fax number that no field has."""
    taken = {one.name for one in suggested.fields}
    return next(name for name in (_NO_FAX, "fax_to", "fax_of_recipient") if name not in taken)


def _line(key: str, value: object, comment: str) -> str:
    line = f"{key} = {toml_value(value)}"
    return f"{line:<36}  # {comment}" if comment else line


def _fields(suggested: Suggestion) -> Iterator[str]:
    yield "[fields]"
    plain = [one for one in suggested.fields if not one.parts]
    for one in plain:
        yield f"{one.name} = {_plain(one)}"
    if not suggested.fax_number:
        yield f'{_unused(suggested)} = {{ column = "…", type = "phone" }}'
    for one in suggested.fields:
        if one.parts:
            yield from _split(one)


def _plain(one: SuggestedField) -> str:
    told = _told(one.guess)
    if one.required:
        told["required"] = True
    return toml_value({"column": one.column, **told}) if told else toml_value(one.column)


def _told(guess: Guess) -> dict[str, object]:
    told: dict[str, object] = {}
    if guess.kind is not FieldKind.TEXT:
        told["type"] = str(guess.kind)
    if guess.width:
        told["width"] = guess.width
    return told


def _split(one: SuggestedField) -> Iterator[str]:
    yield ""
    yield f"[fields.{one.name}]"
    yield f"column = {toml_value(one.column)}"
    if one.required:
        yield "required = true"
    yield f'split = "{one.guess.split}"'
    yield f"names = {toml_value(one.parts)}"
