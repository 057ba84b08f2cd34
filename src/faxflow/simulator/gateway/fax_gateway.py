"""The rehearsal gateway as a whole: takes faxes by SMTP, answers by mail in its clock's time."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from random import Random
from types import TracebackType
from typing import Self

from faxflow.domain.run import Clock
from faxflow.simulator.gateway.agenda import Agenda
from faxflow.simulator.gateway.mailboxes import Mailboxes
from faxflow.simulator.gateway.manners import OWN_MANNERS, Manners
from faxflow.simulator.gateway.outcomes import Outcome
from faxflow.simulator.gateway.received_fax import ReceivedFax, received
from faxflow.simulator.gateway.server_loop import ServerLoop
from faxflow.simulator.gateway.smtp_doors import Accepted, Door, FaxDoor, OfficeDoor
from faxflow.simulator.gateway.verdict_mail import verdict_mail

SERVICE, ADMIN = "service", "admin"
"""The mailboxes' users: where verdicts come in, and where notices to staff do."""

_LOOK_EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Ports:
    """Where to listen on loopback; 0 takes a free port."""

    smtp: int = 0
    imap: int = 0
    office: int = 0


@dataclass(frozen=True, slots=True)
class Faults:
    """`before_reply` runs after a fax was taken and before its sender is told."""

    refuse_login: bool = False
    before_reply: Callable[[ReceivedFax], None] | None = None


class FaxGateway:
    """Thread safe. `taken` holds each fax, `notices` the subject of each office mail, and
    `office_mails` each of those whole, with the moment at which it came."""

    def __init__(
        self,
        clock: Clock,
        *,
        password: str = "rehearsal",  # noqa: S107 - opens nothing but this rehearsal
        seed: int = 0,
        ports: Ports = Ports(),
        faults: Faults = Faults(),
        manners: Manners = OWN_MANNERS,
    ) -> None:
        self.taken: list[ReceivedFax] = []
        self.notices: list[str] = []
        self.office_mails: list[tuple[datetime, bytes]] = []
        self._clock = clock
        self._seed = seed
        self._speed = 1.0
        self._ports = ports
        self._faults = faults
        self._manners = manners
        known = "" if faults.refuse_login else password
        self._users = {SERVICE: known, ADMIN: known}
        self._tries: Counter[tuple[str, str]] = Counter()
        self._agenda: Agenda[tuple[ReceivedFax, Outcome, Random]] = Agenda()
        self._stopped = threading.Event()
        self._pacer: threading.Thread | None = None

    def start(self) -> None:
        """Listens; `smtp_port`, `imap_port` and `office_port` tell where. Raises OSError."""
        self._loop = ServerLoop("rehearsal-gateway")
        self._mailboxes = Mailboxes(self._users)
        self._fax_door = Door(FaxDoor(self._take_fax, teases=self._manners.teases), self._users)
        self._office_door = Door(OfficeDoor(self._take_notice), self._users)
        try:
            self.smtp_port = self._loop.run(self._fax_door.open(self._ports.smtp))
            self.imap_port = self._loop.run(self._mailboxes.open(self._ports.imap))
            self.office_port = self._loop.run(self._office_door.open(self._ports.office))
        except OSError:
            self.stop()
            raise

    def stop(self) -> None:
        """Hangs up on everyone; what was still to be said is forgotten."""
        self._stopped.set()
        if self._pacer is not None:
            self._pacer.join()
        for server in (self._fax_door, self._office_door, self._mailboxes):
            self._loop.run(server.close())
        self._loop.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def next_due(self) -> datetime | None:
        """When the next verdict will be mailed, or None where none is to come."""
        return self._agenda.next_due()

    def deliver_due(self, now: datetime) -> int:
        """Mails every verdict that is due by `now` to the service mailbox; gives their number."""
        mails = [
            (at, verdict_mail(fax, outcome, at, chance, voice=self._manners.voice))
            for at, (fax, outcome, chance) in self._agenda.take_due(now)
        ]
        if mails:
            self._loop.run(self._mailboxes.deliver(SERVICE, mails))
        return len(mails)

    def run_real_time(self, speed: float = 1.0) -> None:
        """From now on delivers by itself, `speed` times as fast as a real gateway would."""
        self._speed = speed
        self._pacer = threading.Thread(target=self._pace, name="rehearsal-pacer", daemon=True)
        self._pacer.start()

    def _pace(self) -> None:
        while not self._stopped.wait(_LOOK_EVERY_SECONDS):
            self.deliver_due(self._clock())

    async def _take_fax(self, mail: Accepted) -> None:
        for address in mail.recipients:
            number = self._manners.number_in(address, mail.content) or ""
            fax = received(mail.content, number, mail.sender, self._clock())
            self.taken.append(fax)
            self._plan_verdict(fax)
            if self._faults.before_reply is not None:
                self._faults.before_reply(fax)

    def _plan_verdict(self, fax: ReceivedFax) -> None:
        self._tries[fax.number, fax.case] += 1
        tries = self._tries[fax.number, fax.case]
        outcome = self._manners.outcome_of(fax.number, tries)
        if outcome is not None and (self._manners.confirms or not outcome.sent):
            chance = Random(f"{self._seed}/{fax.number}/{fax.case}/{tries}")  # noqa: S311 - a rehearsal repeats itself
            self._agenda.add(fax.at + outcome.delay(chance) / self._speed, (fax, outcome, chance))

    async def _take_notice(self, mail: Accepted) -> None:
        self.notices.append(str(message_from_bytes(mail.content)["Subject"]))
        self.office_mails.append((self._clock(), mail.content))
        await self._mailboxes.deliver(ADMIN, self.office_mails[-1:])
