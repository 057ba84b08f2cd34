"""A day of referrals from the first mail to the last, with all that goes wrong on one."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from faxflow.domain.referrals.record import Channel
from faxflow.simulator.referrals import pieces
from faxflow.simulator.referrals.call_centre import Call, file_of
from faxflow.simulator.referrals.mails import again
from faxflow.simulator.referrals.pieces import Scan
from faxflow.simulator.referrals.scans import scan_of
from faxflow.simulator.referrals.tellings import Telling, tellings
from faxflow.simulator.referrals.truth import Becomes, Kin, Meant, Piece

_VOICE, _UNREADABLE, _CALLS, _FILES, _FAXES = 0.16, 0.04, 0.15, 0.08, 0.22
"""Shares of the day; the rest are e-mails."""

_EARLY, _LATE = timedelta(minutes=-40), timedelta(hours=8)
_CALL_FILES = (timedelta(minutes=30), timedelta(hours=5))
_FAX_WAVES = (-35, 95, 215, 325, 440)
"""Minutes; the fax service forwards what came since the last time."""

_RESTORED = timedelta(hours=4, minutes=5)
"""When the mailbox is put back, all counted from the opening."""

_REPEATED, _NOISE = 0.05, 0.04
_AT_ONCE = 2
_TOGETHER = 2
"""Requests that share a mail, where two are together."""


@dataclass(frozen=True, slots=True)
class Day:
    """`pieces` in the order in which they come; at `restored_at` the mailbox is put back as it
    was, with the mails of the last while in it once more."""

    pieces: tuple[Piece, ...]
    restored_at: datetime

    @property
    def meant(self) -> Iterator[Meant]:
        """What all the pieces should become."""
        return (meant for piece in self.pieces for meant in piece.meant)


@dataclass(frozen=True, slots=True)
class _Makings:
    """What a day is made from."""

    opens: datetime
    zone: ZoneInfo
    random: Random
    scan: Scan

    def moment(self, earliest: timedelta = _EARLY, latest: timedelta = _LATE) -> datetime:
        seconds = self.random.randrange(int(earliest.total_seconds()), int(latest.total_seconds()))
        return self.opens + timedelta(seconds=seconds)

    def fax_moment(self) -> datetime:
        minutes = self.random.choice(_FAX_WAVES)
        return self.opens + timedelta(minutes=minutes, seconds=self.random.randrange(60))


def plan_day(
    opens: datetime, zone: ZoneInfo, *, count: int, seed: int, scan: Scan = scan_of
) -> Day:
    """The day on which the office opens at `opens` (UTC), with `count` referrals, and more.

    The same seed gives the same day. `scan` draws what is faxed.
    """
    source = Random(seed)  # noqa: S311 - a rehearsal repeats itself
    makings = _Makings(opens, zone, source, scan)
    voices, broken = _share(_VOICE, count), _share(_UNREADABLE, count, least=3)
    told = tellings(opens.astimezone(zone).date(), count - voices - broken, makings.random)
    first = [
        *_voices(makings, voices),
        *_unreadable(makings, broken),
        *_told(makings, told, count),
    ]
    every = [*first, *_repeats(makings, first, count), *_noise(makings, count)]
    ordered = sorted(every, key=lambda piece: piece.at)
    return Day(tuple(ordered), opens + _RESTORED)


def _share(share: float, count: int, *, least: int = 1) -> int:
    return max(least, round(share * count))


def _voices(makings: _Makings, count: int) -> Iterator[Piece]:
    for number in range(1, count + 1):
        yield pieces.voice(f"voice {number}", makings.moment(), makings.random)


def _unreadable(makings: _Makings, count: int) -> Iterator[Piece]:
    for number in range(count):
        key = f"unreadable {number + 1}"
        yield pieces.unreadable(key, makings.moment(), makings.random, number=number)


def _told(makings: _Makings, told: list[Telling], count: int) -> Iterator[Piece]:
    """Each telling by a channel; those that have to do with an earlier one come after it."""
    first = [one for one in told if not one.later]
    makings.random.shuffle(first)
    calls, files = _share(_CALLS, count), _share(_FILES, count)
    by_call, by_file, by_mail = _dealt(first, calls, files)
    made = [*_calls(makings, by_call), *_files(makings, by_file), *_mails(makings, by_mail, count)]
    yield from made
    came = {meant.key: piece for piece in made for meant in piece.meant}
    for one in told:
        if one.later:
            yield _later(makings, one, came[one.meant.like])


def _dealt(told: list[Telling], *sizes: int) -> Iterator[list[Telling]]:
    """Piles of these sizes, and what is left."""
    start = 0
    for size in (*sizes, len(told)):
        yield told[start : start + size]
        start += size


def _calls(makings: _Makings, told: list[Telling]) -> Iterator[Piece]:
    """Two files; the second has the calls of the first once more."""
    calls = [
        Call(number, makings.opens - timedelta(minutes=7 * (len(told) - number)), one.wrote)
        for number, one in enumerate(told, start=1)
    ]
    middle = len(told) // 2
    meant = [one.meant for one in told]
    repeated = (_known(one) for one in meant[:middle])
    whole = (*repeated, *meant[middle:])
    for number, (after, size, means) in enumerate(
        zip(_CALL_FILES, (middle, len(told)), (tuple(meant[:middle]), whole), strict=True), start=1
    ):
        content = file_of(calls[:size], makings.zone)
        name = f"calls-{number}.csv"
        yield Piece(makings.opens + after, Channel.CALL_CENTRE, content, means, name)


def _files(makings: _Makings, told: list[Telling]) -> Iterator[Piece]:
    for number, one in enumerate(told, start=1):
        yield pieces.dropped_file(one, makings.moment(), makings.random, number=number)


def _mails(makings: _Makings, told: list[Telling], count: int) -> Iterator[Piece]:
    pair, faxed, mailed = _dealt(told, _TOGETHER, _share(_FAXES, count))
    if len(pair) == _TOGETHER:
        yield pieces.two_in_one(pair, makings.moment(), makings.random)
    yield from _faxes(makings, faxed)
    for one in mailed:
        yield pieces.e_mail(one, makings.moment(), makings.random)


def _faxes(makings: _Makings, told: list[Telling]) -> Iterator[Piece]:
    """Drawn two at once: each takes a second."""
    moments = [makings.fax_moment() for _ in told]
    sources = [Random(makings.random.getrandbits(64)) for _ in told]  # noqa: S311 - repeats itself
    fax = partial(pieces.fax, scan=makings.scan)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(fax, told, moments, sources)


def _later(makings: _Makings, one: Telling, like: Piece) -> Piece:
    """The same request comes by another way than before: else it would be the same document."""
    at = like.at + timedelta(minutes=makings.random.randrange(20, 120))
    if one.meant.kin is Kin.SAME_REQUEST and like.channel is not Channel.FAX:
        return pieces.fax(one, at, makings.random, scan=makings.scan)
    plain = one.meant.kin is Kin.SAME_REQUEST
    return pieces.e_mail(one, at, makings.random, plain=plain)


def _repeats(makings: _Makings, first: list[Piece], count: int) -> Iterator[Piece]:
    """Mails and files that come again: as they were, or handed on under another name."""
    mails = [piece for piece in first if not piece.name and len(piece.meant) == 1]
    faxes = [piece for piece in mails if piece.scanned]
    files = [piece for piece in first if piece.channel is Channel.FOLDER]
    for piece in makings.random.sample(mails, min(len(mails), _share(_REPEATED / 2, count))):
        yield _again(makings, piece, piece.content)
    for piece in makings.random.sample(faxes, min(len(faxes), _share(_REPEATED / 2, count))):
        yield _again(makings, piece, again(piece.content, makings.random))
    for piece in files[:1]:
        yield replace(_again(makings, piece, piece.content), name=f"copy-of-{piece.name}")


def _again(makings: _Makings, piece: Piece, content: bytes) -> Piece:
    at = piece.at + timedelta(minutes=makings.random.randrange(20, 180))
    return replace(piece, at=at, content=content, meant=tuple(map(_known, piece.meant)))


def _known(meant: Meant) -> Meant:
    return Meant(f"{meant.key} again", Becomes.KNOWN, like=meant.key)


def _noise(makings: _Makings, count: int) -> Iterable[Piece]:
    for number in range(_share(_NOISE, count, least=3)):
        yield pieces.noise(f"noise {number + 1}", makings.moment(), makings.random, number=number)
