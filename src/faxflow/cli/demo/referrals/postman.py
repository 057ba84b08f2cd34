"""Brings the day's mails and files when their time has come."""

import os
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from faxflow.domain.referrals.record import Channel
from faxflow.simulator.referrals.day import Day
from faxflow.simulator.referrals.mailbox import IntakeMailbox
from faxflow.simulator.referrals.practice import CALLS, DROPPED
from faxflow.simulator.referrals.truth import Piece

_PUT_BACK = timedelta(hours=1)
"""So old are the mails that lie in the mailbox once more when it is put back."""


@dataclass(slots=True)
class Postman:
    """`brought` are the pieces that have come, `put_back` those that lie in the mailbox again."""

    day: Day
    mailbox: IntakeMailbox
    folder: Path
    brought: list[Piece] = field(default_factory=list)
    put_back: list[Piece] = field(default_factory=list)
    _waiting: deque[Piece] = field(init=False)
    _restored: bool = False

    def __post_init__(self) -> None:
        self._waiting = deque(self.day.pieces)

    def bring(self, now: datetime) -> list[Piece]:
        """Brings all that is due, and tells what was not there before."""
        before = len(self.brought)
        if not self._restored and now >= self.day.restored_at:
            self._restored = True
            self._put_mailbox_back()
        while self._waiting and self._waiting[0].at <= now:
            self._bring(self._waiting.popleft())
        return self.brought[before:]

    def came(self) -> Counter[Channel]:
        """How many messages, files and calls that is by channel, twice what came twice."""
        counted = Counter[Channel]()
        for piece in (*self.brought, *self.put_back):
            calls = len(piece.meant) if piece.channel is Channel.CALL_CENTRE else 1
            counted[piece.channel] += calls
        return counted

    @property
    def is_done(self) -> bool:
        """Whether nothing more comes."""
        return not self._waiting

    def _bring(self, piece: Piece) -> None:
        if piece.name:
            self._leave(piece)
        else:
            self.mailbox.deliver([(piece.at, piece.content)])
        self.brought.append(piece)

    def _leave(self, piece: Piece) -> None:
        """A file in the folder that its channel has, dated when it came."""
        kind = CALLS if piece.channel is Channel.CALL_CENTRE else DROPPED
        path = self.folder / kind / piece.name
        path.write_bytes(piece.content)
        os.utime(path, (piece.at.timestamp(), piece.at.timestamp()))

    def _put_mailbox_back(self) -> None:
        since = self.day.restored_at - _PUT_BACK
        self.put_back = [one for one in self.brought if one.at >= since and not one.name]
        self.mailbox.restore([(piece.at, piece.content) for piece in self.put_back])
