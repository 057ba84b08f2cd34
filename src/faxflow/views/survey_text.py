"""What a report was found to hold, and the mapping that is suggested for it."""

from collections.abc import Mapping

from faxflow.domain.counted import counted
from faxflow.frames.normalize import Normalized
from faxflow.frames.survey import Survey
from faxflow.views.trial_text import reasons

_DELIMITERS = {"\t": "tab", ",": "comma", "|": "pipe", ";": "semicolon"}


def survey_text(name: str, found: Survey, draft: str, trial: Normalized | None) -> str:
    """The draft below comments that tell how the report was read: a file to be kept as it is."""
    lines = [f"# {name}: {_how(found)}."]
    if found.data is None:
        return "\n".join([*lines, "# It says that it holds no rows; try one that holds some."])
    header = found.data.header
    rows = counted(found.data.count, "row")
    where = f"below the header in line {header.line}" if header.line else "without a header"
    lines.append(f"# {rows} of {header.width} columns {where}.")
    lines += [f"# Look at this: {warning}." for warning in found.warnings]
    if trial is not None:
        lines += [f"# {told}" for told in _by_draft(trial)]
    return "\n".join([*lines, "#", draft])


def survey_data(found: Survey, draft: str, trial: Normalized | None) -> Mapping[str, object]:
    """What was found; `header_line` counts the file's lines or rows from 1, and is None where
    no line names the columns."""
    source, data = found.source, found.data
    return {
        "reader": str(source.reader) if source else None,
        "encoding": source.encoding if source else None,
        "delimiter": source.delimiter if source else None,
        "sheet": source.name if source else None,
        "header_line": (data.header.line or None) if data else None,
        "data_rows": data.count if data else 0,
        "columns": list(found.columns),
        "warnings": list(found.warnings),
        "rejects": trial.rejects.height if trial else None,
        "mapping": draft or None,
    }


def _by_draft(trial: Normalized) -> list[str]:
    rejected = trial.rejects.height
    clean = trial.rows_read - rejected
    if not rejected:
        return [f"By this draft all of them are clean ({clean})."]
    is_are = "is" if rejected == 1 else "are"
    told = f"By this draft {clean} of them are clean, and {rejected} {is_are} rejected:"
    return [told, *(f"  {reason}" for reason in reasons(trial))]


def _how(found: Survey) -> str:
    if found.source is None:
        return "text without columns"
    told = [f"read as {found.source.reader}"]
    if found.source.delimiter:
        told.append(f"by {_DELIMITERS.get(found.source.delimiter, found.source.delimiter)}")
    if found.source.encoding:
        told.append(f"in {found.source.encoding}")
    if found.source.name:
        told.append(f"sheet “{found.source.name}”")
    return ", ".join(told)
