"""The morning as text: its rows, its faxes in figures that add up, and what needs a person."""

from collections.abc import Mapping

from faxflow.domain.counted import counted
from faxflow.domain.ledger import Ledger
from faxflow.domain.statistics.day_report import DayReport
from faxflow.domain.statistics.day_tables import STATES
from faxflow.views.columns import columns, rule
from faxflow.views.folded_ledgers import folded

_OF_ONE = {
    "letters drawn": "letter drawn",
    "answers to referring offices made": "answer to a referring office made",
}


NO_OFFICE = (
    "LibreOffice is not installed: letters are drawn by the built-in engine"
    " in an approximate layout."
)


def ledger_line(name: str, ledger: Ledger) -> str:
    """One batch's ledger as a sum."""
    read = counted(ledger.read, "row")
    waiting = f" + {ledger.waiting()} waiting for load" if ledger.waiting() else ""
    return (
        f"{name}: {read} read = {ledger.loaded} loaded + {ledger.updated} updated"
        f" + {ledger.unchanged} unchanged + {ledger.duplicate} duplicate"
        f" + {ledger.rejected} rejected{_seen_to(ledger)}{waiting}"
        f"{': `faxflow load` is next' if waiting else ''}"
    )


def _seen_to(ledger: Ledger) -> str:
    """What people have made of its rejects."""
    aside = f" ({ledger.set_aside} of them set aside)" if ledger.set_aside else ""
    return f"{aside}; {ledger.corrected} corrected since" if ledger.corrected else aside


def state_lines(states: Mapping[str, int]) -> list[str]:
    """Cases by state, with their sum below."""
    rows: list[tuple[str, object]] = [(state, count) for state, count in states.items() if count]
    rows.append(("all", sum(states.values())))
    lines = columns(rows)
    return [*lines[:-1], rule(rows), lines[-1]]


def sent_lines(sent: Mapping[str, int], *, approximate: bool = False) -> list[str]:
    """What one run of send did; `approximate` where nobody chose that layout for its letters."""
    told = [counted(n, _OF_ONE.get(words, words), words) for words, n in sent.items() if n]
    done = "This run: " + ", ".join(told) + "." if told else "Nothing was ready to be sent."
    return [done, *([NO_OFFICE] if approximate else [])]


def morning_text(report: DayReport, sent: Mapping[str, int], *, approximate: bool = False) -> str:
    """What run-morning says at its end."""
    lines = [ledger_line(name, ledger) for name, ledger in folded(report.ledgers).items()]
    lines += sent_lines(sent, approximate=approximate)
    states, day = report.counts(STATES), report.period.last
    if states:
        faxes = counted(sum(states.values()), "fax", "faxes")
        lines += ["", f"The {faxes} of {day}:", *state_lines(states)]
    else:
        lines += ["", f"There is no fax of {day}."]
    return "\n".join([*lines, *_needs(report)])


def _needs(report: DayReport) -> list[str]:
    if not report.needs:
        return []
    told = [line for need in report.needs for line in (f"  {need.title}", f"      {need.command}")]
    return ["", f"Needs a person: {len(report.needs)}", *told]
