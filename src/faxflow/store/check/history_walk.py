"""Walks the history once: does its chain hold, did each move follow, does each life end so?

By one walk and not by queries: what stands where is kept as a byte for each fax, however many
millions there are, and events are read in the order in which they lie.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from faxflow.domain.delivery import Cause, State, allowed
from faxflow.domain.ids import case_name, referral_name
from faxflow.domain.referral import Stage
from faxflow.domain.store_finding import Met, StoreFinding
from faxflow.store import events
from faxflow.store.check.rule import REPORT
from faxflow.store.connection import Connection

_PREFIX: Final = 3
"""Signs of `FX-` and `RF-`."""
_NOWHERE: Final = -1
"""In no state that there is."""

CHAIN: Final = "history.chain-holds"
CHAIN_END: Final = "history.ends-where-it-did"
ALLOWED: Final = "history.moves-are-allowed"
FOLLOWS: Final = "history.moves-follow"
CASE: Final = "history.fax-stands-where-it-ends"
REFERRAL: Final = "history.referral-stands-where-it-ends"

_KEEP = (
    "Keep the file as it is: `faxflow audit verify --anchor` tells what a former anchor still"
    " vouches for; compare with the newest backup."
)
_SHOW = f"`faxflow audit show --about ID` shows each move. {REPORT}"

HISTORY_RULES: Final = {
    CHAIN: ("An event of the history was changed after it was written.", _KEEP),
    CHAIN_END: ("The history does not end where the store says it does: events are gone.", _KEEP),
    ALLOWED: ("A fax moved in a way that the table of states does not allow.", _SHOW),
    FOLLOWS: ("A move begins elsewhere than the one before it ended.", _SHOW),
    CASE: ("A fax stands elsewhere than its history ends.", _SHOW),
    REFERRAL: ("A referral stands elsewhere than its history ends.", _SHOW),
}
"""What each rule of the history finds, and what to do."""


class _Move(NamedTuple):
    """One event that says where something stands from then on."""

    id: int
    subject: str
    source: str | None
    target: str
    cause: str


@dataclass(slots=True)
class _Lives:
    """Where each fax, or each referral, stands by the events so far."""

    codes: dict[str, int]
    at: "array[int]" = field(default_factory=lambda: array("b"))

    def follow(self, move: _Move) -> bool:
        """Whether the move begins where the last one ended; from now on it ends here."""
        number = int(move.subject[_PREFIX:])
        if number >= len(self.at):
            self.at.frombytes(bytes(number + 1 - len(self.at)))
        before = self.at[number]
        self.at[number] = self.codes.get(move.target, _NOWHERE)
        return before == (self.codes.get(move.source, _NOWHERE) if move.source else 0)

    def stands(self, number: int, name: str) -> bool:
        """Whether the history of that number ends with that name."""
        return number < len(self.at) and self.at[number] == self.codes[name]


def _lives(names: Iterable[str]) -> _Lives:
    """Nobody stands anywhere yet, which is 0."""
    return _Lives({name: code for code, name in enumerate(names, start=1)})


@dataclass(slots=True)
class HistoryWalk:
    """What was found on the way; `hashed` is False where the chain is not to be reckoned."""

    hashed: bool = True
    events: int = 0
    _met: Met = field(default_factory=Met)

    def findings(self, tx: Connection) -> Iterator[StoreFinding]:
        """Walks it, and gives what is wrong."""
        cases, referrals = _lives(State), _lives(Stage)
        if self.hashed:
            self._walk_chain(tx, cases, referrals)
        else:
            for move in map(_Move._make, events.moves(tx)):
                self._look(move, cases, referrals)
        self._compare(tx, CASE, cases, case_name)
        self._compare(tx, REFERRAL, referrals, referral_name)
        yield from self._met.findings(HISTORY_RULES)

    def _walk_chain(self, tx: Connection, cases: _Lives, referrals: _Lives) -> None:
        last = events.START
        for link in events.links(tx):
            self.events += 1
            if not link.holds:
                self._met.note(CHAIN, f"event {link.id}")
            last = link.hash
            row = link.row
            if row[5] is not None:
                move = _Move(link.id, row[3] or "", row[4], row[5], row[6] or "")
                self._look(move, cases, referrals)
        if last != events.chain_end(tx):
            self._met.note(CHAIN_END, f"after {self.events} events")

    def _look(self, move: _Move, cases: _Lives, referrals: _Lives) -> None:
        prefix = move.subject[:_PREFIX]
        lives = cases if prefix == "FX-" else referrals if prefix == "RF-" else None
        if lives is None or not move.subject[_PREFIX:].isdigit():
            return
        if lives is cases and not _is_allowed(move.source, move.cause, move.target):
            self._met.note(ALLOWED, f"{move.subject} (event {move.id})")
        if not lives.follow(move):
            self._met.note(FOLLOWS, f"{move.subject} (event {move.id})")

    def _compare(self, tx: Connection, rule: str, lives: _Lives, named: Callable[..., str]) -> None:
        sql = _STANDING[rule]
        for number, name in tx.execute(sql):
            if not lives.stands(number, name):
                self._met.note(rule, named(number))


_STANDING: Final = {
    CASE: "SELECT id, state FROM cases",
    REFERRAL: "SELECT id, stage FROM referrals",
}

_CAUSES: Final = frozenset(Cause)
_STATES: Final = frozenset(State)


@lru_cache(maxsize=1024)
def _is_allowed(source: str | None, cause: str, target: str) -> bool:
    """Whether the table of states has this move; a note leaves a fax where it is."""
    if source is None:
        return target in _STATES
    if cause not in _CAUSES:
        return source == target
    if source not in _STATES or target not in _STATES:
        return False
    return allowed(State(source), Cause(cause), State(target))
