"""A gateway whose next answers are fixed beforehand, and a store that dies with its run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from faxflow.domain.handover import (
    Finish,
    NotReached,
    Offer,
    Offered,
    OutgoingFax,
    Refused,
    Taken,
    Unclear,
)
from faxflow.store.connection import Connection, Store


class Fate(StrEnum):
    """What happens to one fax on its way to the gateway."""

    TAKEN = "taken"
    CUT_OFF = "cut off before the dot"
    PUT_OFF = "450 to RCPT"
    NO_SUCH = "550 to RCPT"
    BUSY = "421 to MAIL"
    ACCOUNT = "550 to MAIL, the account"
    REFUSED_AT_DOT = "554 to the dot"
    UNCLEAR_TAKEN = "taken, and the answer is lost"
    UNCLEAR_LOST = "not taken, and no answer either"
    KILLED_CLAIMED = "killed with the claim"
    KILLED_AT_DOT = "killed before the dot"
    KILLED_TAKEN = "killed after the gateway took it"


_OFFERS: dict[Fate, Offer] = {
    Fate.CUT_OFF: NotReached("reset"),
    Fate.PUT_OFF: Refused(450, "4.2.1 try later"),
    Fate.NO_SUCH: Refused(550, "5.1.1 no such fax"),
    Fate.BUSY: Refused(421, "4.3.2 too busy", busy=True),
    Fate.ACCOUNT: Refused(550, "5.7.1 sender not authorised", account=True),
}

_FINISHES: dict[Fate, Finish] = {
    Fate.REFUSED_AT_DOT: Refused(554, "5.6.0 no such document"),
    Fate.UNCLEAR_TAKEN: Unclear("timed out"),
    Fate.UNCLEAR_LOST: Unclear("timed out"),
}

_TAKES = frozenset({Fate.TAKEN, Fate.UNCLEAR_TAKEN, Fate.KILLED_TAKEN})


class Killed(BaseException):
    """The run is gone; nothing that it does from now on counts."""


@dataclass
class Mortal:
    """A store as one run has it, which writes no more once that run is dead."""

    real: Store
    dead: bool = False

    @property
    def info(self) -> object:
        return self.real.info

    @property
    def path(self) -> object:
        return self.real.path

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self.check()
        with self.real.write() as tx:
            yield tx
            self.check()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        self.check()
        with self.real.read() as tx:
            yield tx

    def check(self) -> None:
        if self.dead:
            raise Killed


@dataclass
class FatefulGateway:
    """Deals out `fates` in order, and takes the fax when there are none left."""

    name: str = "gateway"
    fates: list[Fate] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    store: Mortal | None = None
    _fate: Fate = Fate.TAKEN
    _reference: str = ""

    def open(self) -> None:
        """It is there at once."""

    def offer(self, fax: OutgoingFax) -> Offer:
        self._fate = self.fates.pop(0) if self.fates else Fate.TAKEN
        self._reference = str(fax.reference)
        if self._fate is Fate.KILLED_CLAIMED:
            self._kill()
        return _OFFERS.get(self._fate, Offered())

    def finish(self) -> Finish:
        if self._fate in _TAKES:
            self.taken.append(self._reference)
        if self._fate in {Fate.KILLED_AT_DOT, Fate.KILLED_TAKEN}:
            self._kill()
        return _FINISHES.get(self._fate, Taken("250 taken"))

    def close(self) -> None:
        """Nothing is open."""

    def cut(self) -> None:
        """Nothing hangs."""

    def _kill(self) -> None:
        if self.store is not None:
            self.store.dead = True
        raise Killed
