"""Sends the outbox: each notice once by each channel, whatever the other channels do."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from faxflow.domain.notice import NotTaken
from faxflow.domain.referral import Queue
from faxflow.domain.task import NewTask, TaskKind
from faxflow.errors import (
    AddressesRefused,
    ExitCode,
    FaxflowError,
    NoticeRefused,
    NoticesPaused,
    ServerUnreachable,
    StillUnreachable,
)
from faxflow.steps.ports import NoticeChannel
from faxflow.steps.work import Work
from faxflow.store import notices, runs, tasks, vital_signs
from faxflow.store.connection import Connection
from faxflow.store.notices import Notice

_LOGIN_PAUSE = timedelta(hours=1)

_PUT_OFF = timedelta(hours=1)
"""For so long a notice may be put off for one of its recipients, as greylisting does."""

_TOLD_AGAIN = timedelta(hours=1)
"""What cannot be mailed is printed, for cron to mail, but not at every run."""

_ABOUT_CHANNELS = frozenset({"channel", "refused", "recipients"})
"""What the alarms of a channel are about; its name follows in their keys."""

_TELLING = ("escalate", "remind")
"""The commands that tell anybody."""

AsItStands = Callable[[Notice], Notice | None]
"""A notice as it is to be sent now, or None where nothing of it holds any more."""


def login_rests_until(tx: Connection, now: datetime) -> datetime | None:
    """Until when no login at the server of notices is tried (UTC); None: it may be.

    A wrong password tried every quarter of an hour would have the account locked.
    """
    ended = [runs.last_ended(tx, one, ExitCode.LOGIN_REFUSED) for one in _TELLING]
    lately = [at for at in ended if at and timedelta() <= now - at < _LOGIN_PAUSE]
    return max(lately) + _LOGIN_PAUSE if lately else None


@dataclass(slots=True)
class Teller:
    """The channels of one run to one desk; one that has failed is not tried again in it, nor is
    a notice that a channel has left to the next run. No `queue`: the fax desk."""

    work: Work
    channels: Sequence[NoticeChannel]
    queue: Queue | None = None
    as_it_stands: AsItStands = lambda notice: notice
    _problems: dict[str, FaxflowError] = field(default_factory=dict)
    _refusals: dict[str, FaxflowError] = field(default_factory=dict)
    _left: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Leaves alone the channels whose login was refused a short while ago."""
        paused = self._pause()
        if paused:
            self._problems.update({one.name: paused for one in self.channels if one.logs_in})

    def for_desk(
        self, queue: Queue, channels: Sequence[NoticeChannel], as_it_stands: AsItStands
    ) -> "Teller":
        """One for another desk in the same run: a server that is down is down for all."""
        shared = (self._problems, self._refusals, self._left)
        return Teller(self.work, channels, queue, as_it_stands, *shared)

    def empty_outbox(self) -> int:
        """How many notices have gone out by the last of their channels."""
        for channel in self.channels:
            if not self._has_failed(channel):
                self._empty(channel)
        names = {channel.name for channel in self.channels}
        with self.work.store.write() as tx:
            _end_alarms_of_others(tx, names, self.work.run.now())
            return notices.finish(tx, names, self.work.run.now(), self.queue)

    def raise_first_problem(self) -> None:
        """Returns where every channel has taken all. Raises the first failure."""
        for problem in (*self._problems.values(), *self._refusals.values()):
            down = type(problem) in {ServerUnreachable, AddressesRefused}
            if down and self._told_lately(type(problem).__name__):
                raise StillUnreachable(**problem.facts) from problem
            raise problem

    def _told_lately(self, problem: str) -> bool:
        now = self.work.run.now()
        with self.work.store.read() as tx:
            failed = [runs.last_failed(tx, one, problem) for one in _TELLING]
        return any(at and timedelta() <= now - at < _TOLD_AGAIN for at in failed)

    def _pause(self) -> NoticesPaused | None:
        with self.work.store.read() as tx:
            until = login_rests_until(tx, self.work.run.now())
        if until is None:
            return None
        return NoticesPaused(until=f"{until.astimezone(self.work.config.practice.zone):%H:%M %Z}")

    def _empty(self, channel: NoticeChannel) -> None:
        with self.work.store.read() as tx:
            waiting = notices.unsent(tx, self.queue)
        for notice in waiting:
            done = channel.name in notice.sent_by or (channel.name, notice.id) in self._left
            if not (done or self._has_failed(channel)):
                current = self.as_it_stands(notice)
                if current:
                    self._send(channel, current)
        about = self._about("refused", channel)
        if about not in self._refusals and not self._has_failed(channel):
            self._note(about, None)

    def _has_failed(self, channel: NoticeChannel) -> bool:
        """At this desk or, as a server that is down has, at all of them."""
        return not self._problems.keys().isdisjoint({channel.name, self._about("channel", channel)})

    def _about(self, what: str, channel: NoticeChannel) -> str:
        """The same at each desk has an alarm of its own there."""
        desk = f":{self.queue}" if self.queue else ""
        return f"{what}:{channel.name}{desk}"

    def _send(self, channel: NoticeChannel, notice: Notice) -> None:
        try:
            not_taken = channel.send(notice.message_id, notice.subject, notice.body)
        except NoticeRefused as problem:
            self._left.add((channel.name, notice.id))
            self._refusals[self._about("refused", channel)] = problem
            self._note(self._about("refused", channel), problem.for_notice())
        except AddressesRefused as problem:
            self._problems[self._about("channel", channel)] = problem
            self._note(self._about("channel", channel), _broken(channel, problem))
        except FaxflowError as problem:
            self._problems[channel.name] = problem
            self._note(f"channel:{channel.name}", _broken(channel, problem))
        else:
            self._take_down(channel, notice, not_taken)

    def _take_down(self, channel: NoticeChannel, notice: Notice, not_taken: NotTaken) -> None:
        """What was put off for some goes to all again, who see a repeat by its Message-ID."""
        now, about = self.work.run.now(), self._about("recipients", channel)
        young = timedelta() <= now - notice.decided_at < _PUT_OFF
        with self.work.store.write() as tx:
            _note(tx, self.work, f"channel:{channel.name}", None)
            _note(tx, self.work, self._about("channel", channel), None)
            if not_taken.for_now and young and not tasks.is_open(tx, _key(about)):
                self._left.add((channel.name, notice.id))
                return
            notices.mark_sent_by(tx, notice.id, channel.name, now)
            places = sorted(not_taken.for_good + not_taken.for_now)
            _note(tx, self.work, about, self._refused(channel, places))

    def _refused(self, channel: NoticeChannel, places: Sequence[int]) -> str | None:
        if not places:
            return None
        told = ", ".join(str(place) for place in places)
        where = f"[referrals.queues] {self.queue}" if self.queue else "[notices] to"
        return f"The server takes no {channel.name} for {where}, address {told} of the list"

    def _note(self, about: str, title: str | None) -> None:
        with self.work.store.write() as tx:
            _note(tx, self.work, about, title)


def _note(tx: Connection, work: Work, about: str, title: str | None) -> None:
    """Opens the alarm about something with this title; with None closes it."""
    key, now = _key(about), work.run.now()
    if title is None:
        tasks.close(tx, key, now)
    else:
        tasks.open_tasks(tx, work.run, [NewTask(TaskKind.ALARM, key, title, now)])


def _end_alarms_of_others(tx: Connection, names: AbstractSet[str], now: datetime) -> None:
    """A channel that has left the configuration is no trouble any more."""
    for key in vital_signs.open_alarms(tx):
        about, name, *_ = [*key.removeprefix(_key("")).split(":"), ""]
        if about in _ABOUT_CHANNELS and name not in names:
            tasks.close(tx, key, now)


def _key(about: str) -> str:
    return f"{TaskKind.ALARM}:{about}"


def _broken(channel: NoticeChannel, problem: FaxflowError) -> str:
    return f"No notice goes out by {channel.name}: {problem.for_notice()}"
