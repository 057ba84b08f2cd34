"""A report that was normalized for a look: its ledger, its first rows, its rejects."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from faxflow.domain.counted import counted
from faxflow.frames.normalize import Normalized

_FIRST = 5
_MOST_REJECTS = 20
_MOST_LINES = 10


def trial_text(result: Normalized) -> str:
    """For a person at a terminal."""
    rejected = result.rejects.height
    clean = result.rows_read - rejected
    lines = [f"{counted(result.rows_read, 'row')} read = {clean} clean + {rejected} rejected"]
    if result.left_out:
        lines.append(_left_out(result.left_out))
    for row in result.rows.head(_FIRST).iter_rows(named=True):
        lines += ["", f"line {row['line']}, fax {row['number']}, letter {row['letter']}"]
        lines += [f"  {name}: {text}" for name, text in json.loads(row["fields"]).items()]
    if rejected:
        lines += ["", "Rejected:", *(f"  {told}" for told in _rejects(result))]
    return "\n".join(lines)


def trial_data(result: Normalized) -> Mapping[str, object]:
    """All of it, as data: the rows' fields by their names."""
    first = result.rows.head(_FIRST).iter_rows(named=True)
    return {
        "rows_read": result.rows_read,
        "clean": result.rows_read - result.rejects.height,
        "rejected": result.rejects.height,
        "left_out": list(result.left_out),
        "rows": [{**row, "fields": json.loads(row["fields"])} for row in first],
        "rejects": list(result.rejects.iter_rows(named=True)),
    }


def reasons(result: Normalized) -> list[str]:
    """Why rows were rejected, the most frequent reason first."""
    told = Counter(result.rejects.select("column", "reason").iter_rows())
    return [f"{times} × {column}: {reason}" for (column, reason), times in told.most_common()]


def _left_out(found: Sequence[int]) -> str:
    told = ", ".join(map(str, found[:_MOST_LINES]))
    more = " and more" if len(found) > _MOST_LINES else ""
    return f"{counted(len(found), 'line')} below the header left out as no rows: {told}{more}"


def _rejects(result: Normalized) -> list[str]:
    rows = result.rejects.head(_MOST_REJECTS).iter_rows(named=True)
    told = [f"line {row['line']}, {row['column']}: {row['reason']}" for row in rows]
    more = result.rejects.height - len(told)
    return [*told, f"and {more} more: --json lists all of them"] if more > 0 else told
