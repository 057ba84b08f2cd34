"""A fax number and the list of barred ones, for a person at the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from faxflow.domain.number_record import Block, NumberRecord
from faxflow.views.moment import local_minute


@dataclass(frozen=True, slots=True)
class NumberLife:
    """`name` is the id in history and tasks; `barred` says why it may not be dialled, or None;
    `failures` are the reasons since its last delivery; `open_faxes` are ids with their states."""

    record: NumberRecord
    name: str
    national: str
    region: str | None
    zones: Sequence[str]
    valid: bool
    barred: str | None
    failures: Sequence[str]
    open_faxes: Sequence[tuple[str, str]]
    today: int


def number_text(life: NumberLife, zone: tzinfo) -> str:
    """All that is known of the number, times in the practice's zone."""
    record, delivered = life.record, life.record.last_delivered_at
    rows: list[tuple[str, object]] = [
        ("in history and tasks", life.name),
        ("region", life.region or "unknown"),
        ("time zone", ", ".join(life.zones) or "unknown"),
        ("valid", "yes" if life.valid else "no"),
        ("do-not-fax list", _listed(record.block, zone)),
        ("last delivered", local_minute(delivered, zone) if delivered else "never"),
        ("failures in a row", _failures(life)),
        ("faxes to it today", life.today),
    ]
    wide = max(len(label) for label, _ in rows)
    lines = [f"{record.number}  {life.national}"]
    lines += [f"  {label:<{wide}}  {value}" for label, value in rows]
    lines += [f"  {name:<{wide}}  {state}" for name, state in life.open_faxes]
    return "\n".join([*lines, f"It {life.barred}." if life.barred else "It may be dialled."])


def number_data(life: NumberLife) -> dict[str, object]:
    """The same under stable names; times are UTC."""
    return {
        **record_data(life.record, life.name, life.barred),
        "national": life.national,
        "region": life.region,
        "time_zones": list(life.zones),
        "valid": life.valid,
        "failures": list(life.failures),
        "open": [{"case": name, "state": state} for name, state in life.open_faxes],
        "faxes_today": life.today,
    }


def record_data(record: NumberRecord, name: str, barred: str | None) -> dict[str, object]:
    """A number's entry in the register."""
    block, delivered = record.block, record.last_delivered_at
    return {
        "number": record.number,
        "name": name,
        "barred": barred,
        "blocked": block and _block_data(block),
        "last_delivered_at": delivered and delivered.isoformat(),
        "failures_in_row": record.failures_in_row,
        "last_reason": record.last_reason,
    }


def list_lines(found: Sequence[tuple[NumberRecord, str, str | None]], zone: tzinfo) -> list[str]:
    """A line for each number: itself, its id, and what stands against it."""
    return [
        f"{record.number:<16}  {name}  {_against(record, barred, zone)}"
        for record, name, barred in found
    ]


def _against(record: NumberRecord, barred: str | None, zone: tzinfo) -> str:
    if record.block and barred:
        return _listed(record.block, zone)
    times = f"{record.failures_in_row} in a row, the last for {record.last_reason}"
    return f"held after {times}" if barred else times


def _listed(block: Block | None, zone: tzinfo) -> str:
    if block is None:
        return "no"
    until = f", until {local_minute(block.until, zone)}" if block.until else ""
    return f"{block.because}, since {local_minute(block.since, zone)} by {block.by}{until}"


def _block_data(block: Block) -> dict[str, object]:
    return {
        "because": block.because,
        "since": block.since.isoformat(),
        "by": block.by,
        "until": block.until and block.until.isoformat(),
    }


def _failures(life: NumberLife) -> str:
    reasons = f" ({', '.join(life.failures)})" if life.failures else ""
    return f"{life.record.failures_in_row}{reasons}"


def open_words(faxes: Sequence[tuple[str, str]]) -> str:
    """`FX-000012 (held), FX-000014 (ready)`."""
    return ", ".join(f"{name} ({state})" for name, state in faxes)
