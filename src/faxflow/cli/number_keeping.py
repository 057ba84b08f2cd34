"""What the commands about fax numbers find out and do."""

from datetime import datetime

from faxflow.cli.given_day import given_day
from faxflow.cli.session import Act, Answer, Session
from faxflow.config.model import Environment
from faxflow.domain.because import ReleaseBecause
from faxflow.domain.fax_number import is_valid
from faxflow.domain.ids import case_name
from faxflow.domain.number_place import national_form, region_of, zones_of
from faxflow.domain.number_record import BlockReason
from faxflow.domain.usual_volume import day_span
from faxflow.errors import BadUsage
from faxflow.steps.do_not_fax import block_number, meant_number, name_of, unblock_number
from faxflow.steps.number_check import trouble_with
from faxflow.store import numbers
from faxflow.store.numbers import OpenFax
from faxflow.views.number_text import (
    NumberLife,
    list_lines,
    number_data,
    number_text,
    open_words,
    record_data,
)


def show_act(text: str) -> Act:
    """All that is known of one number."""

    def act(session: Session) -> Answer:
        life = _life(session, meant_number(session.work, text))
        return Answer(number_text(life, session.config.practice.zone), number_data(life))

    return act


def list_act(session: Session) -> Answer:
    """The numbers with an entry in the list, and those whose last fax failed."""
    work = session.work
    with work.store.read() as tx:
        found = numbers.marked(tx)
    rows = [(one, name_of(work, one.number), trouble_with(work, one)) for one in found]
    lines = list_lines(rows, session.config.practice.zone)
    return Answer(
        "\n".join(lines) or "No number is on the list, and none failed at its last fax.",
        {"numbers": [record_data(*row) for row in rows]},
    )


def block_act(text: str, because: BlockReason, until: str | None) -> Act:
    """Puts a number on the do-not-fax list."""

    def act(session: Session) -> Answer:
        number = meant_number(session.work, text)
        ends = None if until is None else _end_of(session, until)
        waiting = _told(block_number(session.work, number, because, ends))
        lasts = f"until the end of {until}" if until else "for good"
        lines = [f"{number} is on the do-not-fax list ({because}) {lasts}."]
        lines += [f"Not sent while it is there: {open_words(waiting)}."] if waiting else []
        return Answer(
            "\n".join(lines),
            {
                "number": number,
                "name": name_of(session.work, number),
                "because": because,
                "until": ends and ends.isoformat(),
                "open": _open_data(waiting),
            },
        )

    return act


def unblock_act(text: str) -> Act:
    """Takes a number off the list, and forgets its failures."""

    def act(session: Session) -> Answer:
        number = meant_number(session.work, text)
        changed, faxes = unblock_number(session.work, number)
        held = [case_name(fax.case_id) for fax in faxes]
        release = f"faxflow case release {' '.join(held)} --because {ReleaseBecause.NUMBER_CHECKED}"
        lines = [f"{number} {'may be dialled again' if changed else 'was not barred'}."]
        lines += [f"Held for it: `{release}`"] if held else []
        data = {"number": number, "changed": changed, "held": held}
        return Answer("\n".join(lines), data)

    return act


def _life(session: Session, number: str) -> NumberLife:
    work, practice = session.work, session.config.practice
    start, end = day_span(work.run.now().astimezone(practice.zone).date(), practice.zone)
    with work.store.read() as tx:
        record = numbers.get(tx, number)
        failures = numbers.last_failures(tx, number, record.last_delivered_at)
        faxes = numbers.open_faxes(tx, number)
        today = numbers.handed_over(tx, number, start, end)
    return NumberLife(
        record,
        name_of(work, number),
        national_form(number),
        region_of(number),
        sorted(zone.key for zone in zones_of(number)),
        is_valid(number, rehearsal=practice.environment is Environment.REHEARSAL),
        trouble_with(work, record),
        failures,
        _told(faxes),
        today,
    )


def _end_of(session: Session, until: str) -> datetime:
    """The moment after the last of that day, in the practice's zone. Raises BadUsage."""
    zone, now = session.config.practice.zone, session.work.run.now()
    ends = day_span(given_day(until), zone)[1]
    if ends <= now:
        raise BadUsage(what=f"{until} is past.", todo="Give a day to come, or leave it out.")
    return ends


def _told(faxes: list[OpenFax]) -> list[tuple[str, str]]:
    return [(case_name(fax.case_id), fax.state) for fax in faxes]


def _open_data(faxes: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"case": name, "state": state} for name, state in faxes]
