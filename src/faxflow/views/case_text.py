"""One case as text and data: state, attempts, events; ids only, no patient data."""

from collections.abc import Mapping, Sequence

Row = Mapping[str, str | None]


def case_data(
    name: str, state: str, attempts: Sequence[Row], history: Sequence[Row]
) -> dict[str, object]:
    """All of it, under stable names."""
    return {
        "case": name,
        "state": str(state),
        "attempts": [dict(row) for row in attempts],
        "history": [dict(row) for row in history],
    }


def case_text(name: str, state: str, history: Sequence[Row]) -> str:
    """Its state, and a line for each event."""
    return "\n".join([f"{name} is {state}", "", *(_event(row) for row in history)])


def _event(row: Row) -> str:
    moved = " → ".join(part for part in (row["source"], row["target"]) if part)
    why = f" ({row['reason']})" if row["reason"] else ""
    detail = f": {row['detail']}" if row["detail"] else ""
    at = (row["at"] or "")[:19].replace("T", " ")
    return f"  {at} UTC  {moved or '·'}  {row['cause']}{why}{detail}"
