"""A rehearsed day as text: what each hour did, what needs a person, where to look, what is next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from faxflow.domain.counted import counted
from faxflow.domain.rehearsed_day import RehearsedAlert, RehearsedDay, RehearsedHour
from faxflow.domain.statistics.day_report import Need
from faxflow.views.morning_text import NO_OFFICE, ledger_line, state_lines

_SHOWN_LETTERS = 5
_SHOWN_ALERTS = 1
_SHOWN_LINES = 8
_MINUTE, _HOUR = 60, 3600
_HEADS = ("hour", "handed over", "arrived", "failed", "tried again", "alerts")


@dataclass(frozen=True, slots=True)
class Shown:
    """How it is told: `folder` holds all of it, `letters` are paths in it. `kept` where it stays
    after the end, `waits` where it is there until the visitor has seen enough; `config` is the
    practice's, `own` the copy's; `command` calls faxflow."""

    zone: tzinfo
    folder: str
    letters: Sequence[str]
    kept: bool
    waits: bool
    config: str
    own: str
    command: str


def rehearsal_text(day: RehearsedDay, shown: Shown) -> str:
    """All of it."""
    parts = (
        _heading(day),
        _hours(day.hours),
        _faxes(day),
        _pace(day),
        _person(day, shown),
        _alerts(day.alerts, shown.zone),
        _left_out(day),
        _look(day, shown),
        _next(day, shown),
    )
    return "\n\n".join("\n".join(part) for part in (list(one) for one in parts) if part)


def _heading(day: RehearsedDay) -> Iterator[str]:
    yield f"{day.practice}, {day.day}, rehearsed with {day.report}: no fax was sent."
    yield from (ledger_line(name, ledger) for name, ledger in day.ledgers.items())


def _hours(hours: Sequence[RehearsedHour]) -> Iterator[str]:
    if not hours:
        return
    yield "What each hour did"
    rows = [_HEADS, *(_row(one) for one in hours)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADS))]
    for row in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}"


def _row(hour: RehearsedHour) -> tuple[str, ...]:
    counts = (hour.handed_over, hour.delivered, hour.failed, hour.again, hour.alerts)
    return hour.at, *(str(count) if count else "·" for count in counts)


def _faxes(day: RehearsedDay) -> Iterator[str]:
    faxes = day.faxes
    if not faxes.states:
        yield "The report made no fax."
        return
    yield "Where the faxes stand at the end of the day"
    yield from state_lines(faxes.states)
    if faxes.aside:
        yield f"  {faxes.aside} of those cancelled: --faxes asked for fewer."
    if faxes.invented:
        stand = f"{faxes.invented} of them {'has' if faxes.invented == 1 else 'have'} not arrived"
        yield f"  {stand} by troubles that the rehearsal made up (--troubles {day.troubles})."
    if faxes.unexplained:
        failed = counted(faxes.unexplained, "fax", "faxes")
        yield f"  {failed} failed though the rehearsal made no trouble for the number: look there."


def _pace(day: RehearsedDay) -> Iterator[str]:
    if not day.sent:
        return
    whole, handover = _length(day.pace.morning_seconds), _length(day.pace.handover_seconds)
    yield (
        f"Your morning would take {whole} on this machine, {handover} of it the hand-over"
        f" at up to {day.pace.per_minute:g} faxes a minute; the rehearsal took"
        f" {_length(day.seconds)}."
    )
    if day.approximate:
        yield NO_OFFICE


def _length(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} seconds"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} minutes"
    return f"{seconds / _HOUR:.1f} hours"


def _person(day: RehearsedDay, shown: Shown) -> Iterator[str]:
    own = list(day.own_needs)
    made_up = [need for need in day.needs if need not in own]
    if day.refused:
        yield f"The run would have stopped, until a person lets it go: {day.refused}"
    if own:
        yield f"Would need a person, and comes of your own report, letters or settings: {len(own)}"
        yield from _needs(own, shown)
    for rows in day.rejects:
        told = f"{counted(rows.rows, 'row')} rejected, column {rows.column}: {rows.reason}"
        yield f"  {told} ({_lines(rows.lines)})"
    if day.area_555:
        faxes = counted(day.area_555, "fax", "faxes")
        yield f"  {faxes} to area code 555, which is nobody's: production holds such a fax."
    if made_up:
        yield f"Would need a person because of the troubles that were made up: {len(made_up)}"
        yield from _needs(made_up, shown)
    if not (own or made_up or day.refused):
        yield "Nothing would need a person."


def _lines(lines: Sequence[int]) -> str:
    named = ", ".join(map(str, lines[:_SHOWN_LINES]))
    more = len(lines) - _SHOWN_LINES
    return f"line{'' if len(lines) == 1 else 's'} {named}{f' and {more} more' if more > 0 else ''}"


def _needs(needs: Sequence[Need], shown: Shown) -> Iterator[str]:
    """With the command that mends or shows each, where the copy is there to look at."""
    for need in needs:
        yield f"  {need.title}"
        if need.command and shown.kept:
            yield f"      {need.command} -c {shown.own}"


def _alerts(alerts: Sequence[RehearsedAlert], zone: tzinfo) -> Iterator[str]:
    if not alerts:
        return
    more = " (the first in full, all of them with --json)" if len(alerts) > _SHOWN_ALERTS else ""
    yield f"Alerts that would have been mailed to [notices] to: {len(alerts)}{more}"
    for place, alert in enumerate(alerts):
        yield f"  {alert.at.astimezone(zone):%H:%M}  {alert.subject}"
        if place < _SHOWN_ALERTS:
            yield from (f"         {line}".rstrip() for line in alert.body.splitlines())


def _left_out(day: RehearsedDay) -> Iterator[str]:
    yield "Not rehearsed"
    yield from (f"  {one}" for one in day.left_out)


def _look(day: RehearsedDay, shown: Shown) -> Iterator[str]:
    if not (shown.kept or shown.waits):
        yield "The rehearsal's copy held your patients' data, and is removed."
        letters = counted(day.letters, "letter")
        yield f"To look at the {letters}, rehearse again with --keep FOLDER."
        return
    stays = "It stays until you remove it." if shown.kept else "It is removed at the end."
    yield f"All of it lies in {shown.folder}, and holds your patients' data. {stays}"
    if shown.letters:
        yield f"Look at the letters ({day.letters}):"
        yield from (f"  {path}" for path in shown.letters[:_SHOWN_LETTERS])
        # The picture shows a patient, so that it goes where all of that goes.
        preview = f"{shown.command} letter preview {shown.letters[0]}"
        yield f"  {preview} -o {shown.folder}/seen.png    # as a fax prints it"


def _next(day: RehearsedDay, shown: Shown) -> Iterator[str]:
    if not day.adds_up:
        sent, told = counted(day.sent, "mail"), counted(day.handed_over, "hand-over")
        yield f"It does not add up: the gateway took {sent}, and the store tells of {told}."
        yield "That is a bug: please report it."
        return
    option = f"-c {shown.config}"
    yield "Next:"
    if day.needs_person:
        yield "  mend what is named above as your own, and rehearse again"
    if shown.kept:
        yield f"  {shown.command} report --date {day.day} -c {shown.own}"
    yield f"  {shown.command} doctor {option}"
    yield f"  {shown.command} schedule show {option}"
    yield "  docs/going-live.md, section 8, Production"
