"""What stands above the board's rows: whose it is, how fresh, what is halted, and the counts."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from faxflow.domain.board import Board, Halt, Section, Wanted
from faxflow.views.moment import local_minute


def title(board: Board, zone: tzinfo, width: int) -> str:
    """The practice to the left, the moment of the figures to the right."""
    left = f"{board.practice}, {board.environment}"
    right = f"{board.account}  {board.at.astimezone(zone):%a %d %b %H:%M:%S %Z}"
    room = width - len(right) - 2
    shown = left if len(left) <= room else f"{left[: max(0, room - 1)]}…"
    return f"{shown:<{max(0, room)}}  {right}"


def counts(board: Board) -> Sequence[str]:
    """A line about faxes, and one about referrals where the viewer sees any."""
    fax = [one for one in board.sections if one.desk.queue is None]
    desks = [one for one in board.sections if one.desk.queue is not None]
    states = [f"{count:,} {state}" for state, count in board.faxes.items() if count]
    told = [f"{one.open_now:,} to do" for one in fax] + states
    lines = [f"Faxes: {', '.join(told)}"]
    if desks:
        lines += [f"Referrals: {'; '.join(_count(one) for one in desks)}"]
    return lines


def halts(board: Board, zone: tzinfo) -> Sequence[str]:
    """A line for each gateway that sends nothing, with the command that lets it go."""
    return [_halt(one, zone) for one in board.halts]


def stale(what: str, at: datetime, zone: tzinfo) -> str:
    """That the board could not be read anew, and from when it is."""
    return f"!! NOT UP TO DATE since {at.astimezone(zone):%H:%M:%S}: {what}"


def shown_only(wanted: Wanted) -> str:
    """Which rows are left out on purpose, empty where none are."""
    if wanted.only is not None:
        return f"Only {wanted.only} is shown. Esc shows all."
    desk = [f"the {wanted.desk} desk"] if wanted.desk else []
    parts = [*desk, *(["yours"] if wanted.mine else []), *(["late"] if wanted.overdue else [])]
    return f"Only {', '.join(parts)}. Esc shows all." if parts else ""


def nothing_found(wanted: Wanted) -> str:
    """What stands in the place of rows where none is wanted or found."""
    if wanted.only is not None:
        return f"There is no {wanted.only} that is open and at your desks."
    return "Nothing is to be done here."


def _count(section: Section) -> str:
    late = f" ({section.late:,} LATE)" if section.late else ""
    return f"{section.desk} {section.open_now:,}{late}"


def _halt(one: Halt, zone: tzinfo) -> str:
    why = f" ({one.because})" if one.because else ""
    return (
        f"!! THE GATEWAY {one.gateway} IS HALTED since {local_minute(one.at, zone)}{why}:"
        f" nothing is sent. `faxflow gateway resume {one.gateway}` lets it go."
    )
