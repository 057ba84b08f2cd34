"""The worksheets that a mapping reads: the one that has its columns, or those that it names."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from faxflow.domain.counted import counted
from faxflow.domain.report_file import ReportFile
from faxflow.errors import NotAReport
from faxflow.frames.header import Match, best_header, plain
from faxflow.frames.mapping import Mapping
from faxflow.frames.sheet_pages import one_below_the_other
from faxflow.frames.source import Source
from faxflow.frames.table import RowSheet, Sheet


def chosen_sheets(
    report: ReportFile, mapping: Mapping, sources: Sequence[Source]
) -> Sequence[Sheet]:
    """The sheets to look for the mapping's columns in; those that it names are one.

    Raises NotAReport where it names none that is there, or none of several that fit alike.
    """
    named = [source for source in sources if source.name is not None]
    if mapping.sheets and named:
        named = [source for source in named if _is_named(source, mapping)]
        if not named:
            told = ", ".join(mapping.sheets)
            raise NotAReport(name=report.name, what=f"it has no sheet that is called {told}")
    several = named if len(named) > 1 else []
    matches = [match for source in several if (match := _whole(source.sheet, mapping))]
    if len(matches) <= 1:
        return [source.sheet for source in (named if mapping.sheets and named else sources)]
    if not mapping.sheets or len({_order(match) for match in matches}) > 1:
        raise NotAReport(name=report.name, what=_several(matches, mapping))
    return [RowSheet(one_below_the_other([list(match.sheet.head()) for match in matches]))]


def _is_named(source: Source, mapping: Mapping) -> bool:
    name = (source.name or "").casefold()
    patterns = [pattern.casefold() for pattern in mapping.sheets]
    return name in patterns or any(fnmatchcase(name, pattern) for pattern in patterns)


def _whole(sheet: Sheet, mapping: Mapping) -> Match | None:
    """The mapping's header in the sheet, where it has all of it and a row below."""
    match = best_header([sheet], [column.names for column in mapping.columns], mapping.header)
    if match is None or match.missing:
        return None
    below = (row for row in sheet.head() if row.line > match.header.line)
    return match if any(any(map(str.strip, row.cells)) for row in below) else None


def _several(matches: Sequence[Match], mapping: Mapping) -> str:
    """Why no sheet was taken; without their names, which may be people's."""
    alike = f"{counted(len(matches), 'sheet')} of it hold the columns of {mapping.name}"
    if mapping.sheets:
        return f"{alike}, but not in the same order; name one of them in sheets"
    return f'{alike}; say in the mapping which to read, or sheets = "*" for all of them'


def _order(match: Match) -> tuple[str, ...]:
    return tuple(plain(name) for name in match.header.names[: match.header.width])
