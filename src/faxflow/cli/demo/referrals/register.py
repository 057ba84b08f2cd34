"""Knows of each referral in the store which request of the day it is, and how it stood at first."""

import hashlib
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from faxflow.cli.session import Session
from faxflow.domain.ids import ReferralId
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel, Referral
from faxflow.simulator.referrals.truth import Becomes, Meant, Piece
from faxflow.store.referrals import figures, records
from faxflow.store.referrals.figures import Arrived

_NAMING = (Field.SURNAME, Field.GIVEN_NAME, Field.DATE_OF_BIRTH, Field.PHONE, Field.SERVICE)
"""What tells the requests of one file apart."""

_KNOWN = Meant("read again", Becomes.KNOWN)
"""A repeat that lay in the mailbox once more when that was put back."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """An arrival in the store and what it should have become; None: nobody meant it."""

    arrived: Arrived
    becomes: Becomes | None

    @property
    def is_right(self) -> bool:
        """Whether it became just that."""
        return self.becomes is not None and self.arrived.outcome is Outcome(self.becomes)


@dataclass(slots=True)
class Register:
    """`meant` says of each referral what it should be, None where none should be; `first` is how
    it stood when it was made. `scans` says whether scans can be read here, `scanned` names the
    requests that came as such."""

    scans: bool
    meant: dict[ReferralId, Meant | None] = field(default_factory=dict)
    first: dict[ReferralId, Referral] = field(default_factory=dict)
    sorted: list[Sorted] = field(default_factory=list)
    scanned: set[str] = field(default_factory=set)
    _waiting: dict[str, deque[Piece]] = field(default_factory=dict)
    _calls: list[Meant] = field(default_factory=list)

    def expect(self, piece: Piece) -> None:
        """Takes down what has been brought."""
        if piece.channel is Channel.CALL_CENTRE:
            self._calls.extend(piece.meant)
        if piece.scanned:
            self.scanned.update(one.key for one in piece.meant)
        digest = hashlib.sha256(piece.content).hexdigest()
        self._waiting.setdefault(digest, deque()).append(piece)

    def take_down(self, session: Session) -> None:
        """Looks what has come into the store since the last time."""
        with session.work.store.read() as tx:
            for arrived in figures.arrivals(tx)[len(self.sorted) :]:
                made = [records.get(tx, one) for one in figures.made_of(tx, arrived.id)]
                self._sort(arrived, [one for one in made if one])

    def known(self, referral_id: ReferralId) -> Mapping[Field, str]:
        """All that whoever sent a referral can tell of it."""
        meant = self.meant.get(referral_id)
        return {**meant.fields, **meant.answers} if meant else {}

    def referral_of(self, key: str) -> ReferralId | None:
        """The referral that a request of the day has become."""
        return next((one for one, meant in self.meant.items() if meant and meant.key == key), None)

    def _sort(self, arrived: Arrived, made: Iterable[Referral]) -> None:
        meant = self._meant_by(arrived)
        alike = next((one for one in meant if Outcome(one.becomes) is arrived.outcome), None)
        is_call = arrived.channel is Channel.CALL_CENTRE
        told = alike if is_call else next(iter(meant), None)
        self.sorted.append(Sorted(arrived, told.becomes if told else None))
        if is_call and told and told.becomes is Becomes.KNOWN:
            meant.remove(told)
        for referral in made:
            self.first[referral.id] = referral
            self.meant[referral.id] = _taken(meant, referral)

    def _meant_by(self, arrived: Arrived) -> list[Meant]:
        """What it may be: one of all calls, or what the mail or file with this content was."""
        if arrived.channel is Channel.CALL_CENTRE:
            return self._calls
        waiting = self._waiting.get(arrived.sha256)
        piece = waiting.popleft() if waiting else None
        if piece is None:
            return [_KNOWN] if waiting is not None else []
        return [self._here(piece, one) for one in piece.meant]

    def _here(self, piece: Piece, meant: Meant) -> Meant:
        """What can be asked of this machine: without a reader of scans, no word of a scan."""
        if self.scans or not piece.scanned or meant.becomes is not Becomes.REFERRAL:
            return meant
        answers = {**meant.fields, **meant.answers}
        return replace(meant, fields={}, answers=answers, unreadable=True, kin=None)


def _taken(meant: list[Meant], referral: Referral) -> Meant | None:
    """The request that the referral says most of; it is taken from those that are left."""
    left = [one for one in meant if one.becomes is Becomes.REFERRAL]
    if not left:
        return None
    best = max(left, key=lambda one: _alike(one, referral))
    meant.remove(best)
    return best


def _alike(meant: Meant, referral: Referral) -> int:
    return sum(
        bool(referral.fields[field]) and meant.fields.get(field) == referral.fields[field]
        for field in _NAMING
    )
