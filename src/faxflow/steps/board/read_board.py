"""Reads the board: what stands at each desk that a person may see, in one view of the store.

To open one is on record, as every list of referrals is; to read it again is not, or a screen
that shows it all day would write more history than the desks do.
"""

from collections.abc import Sequence
from dataclasses import replace

from faxflow.domain.board import Board, Desk, Halt, Section, Wanted
from faxflow.domain.roles import Act
from faxflow.steps.board.desk_rows import desk_section
from faxflow.steps.board.fax_rows import fax_counts, fax_section
from faxflow.steps.board.find_row import found_row, with_row
from faxflow.steps.referrals.access import require, shown
from faxflow.steps.work import Work
from faxflow.store import events, gateways
from faxflow.store.connection import Connection


def open_board(work: Work, wanted: Wanted) -> Board:
    """The board, and that it was shown on record. Raises AccessRefused."""
    if _sees_referrals(work):
        with work.store.write() as tx:
            events.record(tx, work.run, shown(Act.LIST, []))
    return read_board(work, wanted)


def read_board(work: Work, wanted: Wanted) -> Board:
    """The board as it is now. Raises AccessRefused."""
    desks = tuple(Desk) if _sees_referrals(work) else (Desk.FAX,)
    with work.store.read() as tx:
        return Board(
            work.run.now(),
            work.config.practice.name,
            work.config.practice.environment,
            work.viewer.account,
            wanted,
            _sections(tx, work, desks, wanted),
            fax_counts(tx),
            _halts(tx),
        )


def _sees_referrals(work: Work) -> bool:
    """Raises AccessRefused for who has no role at all; the service sees the fax desk alone."""
    if not work.viewer.roles:
        require(work.viewer, Act.LIST)
    return work.viewer.may(Act.LIST)


def _sections(
    tx: Connection, work: Work, desks: Sequence[Desk], wanted: Wanted
) -> Sequence[Section]:
    """Every desk with its counts, and with the rows that are wanted of it."""
    made = [_section(tx, work, desk, _wanted_of(desk, wanted)) for desk in desks]
    sections = [section for section in made if section]
    if wanted.only is None:
        return sections
    found = found_row(tx, work, wanted.only, sees_referrals=len(desks) > 1)
    return [with_row(section, found) for section in sections]


def _wanted_of(desk: Desk, wanted: Wanted) -> Wanted:
    asked = wanted.only is None and wanted.desk in {None, desk}
    return wanted if asked else replace(wanted, most=0)


def _section(tx: Connection, work: Work, desk: Desk, wanted: Wanted) -> Section | None:
    if desk.queue is None:
        return fax_section(tx, work, wanted)
    return desk_section(tx, work, desk, wanted)


def _halts(tx: Connection) -> Sequence[Halt]:
    known = {name: gateways.state(tx, name) for name in gateways.halted(tx)}
    return [
        Halt(name, state.halted_at, state.because or "")
        for name, state in known.items()
        if state.halted_at
    ]
