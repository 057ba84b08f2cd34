"""The morning and the day as text: first what needs a person, then figures that add up."""

from collections.abc import Mapping
from datetime import tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.delivery import State
from faxflow.domain.figures import DayFigures
from faxflow.domain.ledger import Ledger
from faxflow.views.columns import columns, rule
from faxflow.views.moment import local_minute

_ORDER = (
    State.DELIVERED,
    State.SENT,
    State.WAITING,
    State.READY,
    State.SENDING,
    State.SUBMITTING,
    State.IN_DOUBT,
    State.HELD,
    State.FAILED,
    State.CANCELLED,
)

MOST_TASKS = 20

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


def state_lines(states: Mapping[State, int]) -> list[str]:
    """Cases by state, with their sum below."""
    rows: list[tuple[str, object]] = [
        (str(state), states[state]) for state in _ORDER if states.get(state)
    ]
    rows.append(("all", sum(states.values())))
    lines = columns(rows)
    return [*lines[:-1], rule(rows), lines[-1]]


def sent_lines(sent: Mapping[str, int], *, approximate: bool = False) -> list[str]:
    """What one run of send did; `approximate` where nobody chose that layout for its letters."""
    told = [counted(n, _OF_ONE.get(words, words), words) for words, n in sent.items() if n]
    done = "This run: " + ", ".join(told) + "." if told else "Nothing was ready to be sent."
    return [done, *([NO_OFFICE] if approximate else [])]


def morning_text(figures: DayFigures, sent: Mapping[str, int], *, approximate: bool = False) -> str:
    """What run-morning says at its end."""
    lines = [ledger_line(name, ledger) for name, ledger in figures.ledgers.items()]
    lines += sent_lines(sent, approximate=approximate)
    if figures.cases():
        faxes = counted(figures.cases(), "fax", "faxes")
        lines += ["", f"The {faxes} of {figures.day}:", *state_lines(figures.states)]
    else:
        lines += ["", f"There is no fax of {figures.day}."]
    return "\n".join([*lines, *_tasks(figures)])


def report_text(figures: DayFigures, zone: tzinfo) -> str:
    """The state of the day: what needs a person first."""
    lines = [f"faxflow report for {figures.day}"]
    if figures.halted_since:
        since = local_minute(figures.halted_since, zone)
        lines += ["", f"THE GATEWAY IS HALTED since {since}: nothing is sent."]
    lines += _tasks(figures) or _open_rejects(figures) or ["", "Nothing needs a person."]
    lines += ["", "Reports"]
    lines += [f"  {ledger_line(n, ledger)}" for n, ledger in figures.ledgers.items()] or ["  none"]
    states = state_lines(figures.states) if figures.cases() else ["  none"]
    lines += ["", f"Faxes of {figures.day}", *states]
    lines += _part("Delivered, by evidence", figures.delivered_by)
    lines += _part("Delivered, by number of tries", figures.delivered_at_try)
    lines += _part("Failed, by reason", figures.failed_for)
    lines += _part("Still open from days before", figures.earlier)
    return "\n".join([*lines, "", f"Handed over to the gateway that day: {figures.handed_over}"])


def _part(
    title: str, counts: Mapping[str, int] | Mapping[int, int] | Mapping[State, int]
) -> list[str]:
    rows = [(str(label), count) for label, count in sorted(counts.items())]
    return ["", title, *columns(rows)] if rows else []


def _tasks(figures: DayFigures) -> list[str]:
    if not figures.tasks:
        return []
    shown = [f"  {task.title}" for task in figures.tasks[:MOST_TASKS]]
    rest = len(figures.tasks) - len(shown)
    more = [f"  and {rest} more (--json lists all)"] if rest else []
    return ["", f"Needs a person: {len(figures.tasks)}", *shown, *more]


def _open_rejects(figures: DayFigures) -> list[str]:
    """The reports with rows that nobody has seen to; their task comes with their load."""
    lines = [
        f"  {name}: {counted(ledger.open_rejects(), 'row')}; `faxflow rejects list {name}`"
        for name, ledger in figures.ledgers.items()
        if ledger.open_rejects()
    ]
    return ["", "Needs a person: rows that became no fax", *lines] if lines else []
