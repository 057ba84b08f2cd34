"""What the keys do: each the command of its name, after asking what that command asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from faxflow.cli.board import deeds
from faxflow.cli.board.deeds import Deed
from faxflow.cli.referrals.typed_words import fields_typed
from faxflow.cli.session import Answer
from faxflow.domain.board import Row, Thing, Way, Ways
from faxflow.domain.referral import ClosingReason, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import Wish
from faxflow.domain.referrals.words import WORDS
from faxflow.errors import BadUsage
from faxflow.views.board.choices import ways_told

_NO_REASON = "no reason"


class Bench(Protocol):
    """Where a person is asked and answered; None where they leave all as it is."""

    account: str

    async def choose(self, question: str, choices: Mapping[str, str]) -> str | None:
        """The key of what they choose."""

    async def ask(self, question: str) -> str | None:
        """A few words."""

    async def tell(self, text: str, offers: Mapping[str, str] | None = None) -> str | None:
        """The key of the offer that they take."""

    async def do(self, deed: Deed) -> Answer | None:
        """What came of it; None where a problem ended it, of which they have been told."""

    async def ways(self, name: str) -> Ways | None:
        """Where a referral may be brought; None where nobody can say now."""

    def say(self, text: str) -> None:
        """A line below the rows."""


async def take(bench: Bench, row: Row) -> None:
    """Takes it; what is somebody else's, after they say so twice."""
    if row.thing is Thing.CASE:
        bench.say(f"{row.name} has no task to take: enter shows what can be done.")
        return
    answer = await bench.do(deeds.taking(row))
    over = _instead(answer, "--over", f"--to {bench.account}")
    if await _told(bench, answer, {"y": "take it over"} if over else {}):
        await _finish(bench, deeds.taking_over(row, bench.account))


async def release(bench: Bench, row: Row) -> None:
    """Gives it back to its desk; what is somebody else's, after they say so twice."""
    if row.thing is Thing.TASK:
        bench.say(f"{row.name} is its owner's until it is done, or taken over.")
    elif _is_referral(bench, row) and await _may_be_anothers(bench, row, "release it"):
        await _finish(bench, deeds.releasing(row.name))


async def advance(bench: Bench, row: Row) -> None:
    """Moves it to a stage that they choose of those that are allowed."""
    ways = await _ways(bench, row)
    if ways:
        asked = f"{row.name} is in {row.stands}. Bring it to:"
        chosen = await bench.choose(asked, ways_told(ways))
        for way in ways:
            if way.to == chosen:
                await _follow(bench, row.name, way)
    elif ways is not None:
        await _finish(bench, deeds.trying(row.name))


async def done(bench: Bench, row: Row) -> None:
    """Closes a task, somebody else's after they say so; ends a referral whose visit took place."""
    if row.thing is Thing.TASK:
        if await _may_be_anothers(bench, row, "close it"):
            await _finish(bench, deeds.finishing(row.name))
    else:
        await _by_way(bench, row, MoveKind.COMPLETE, Stage.COMPLETED)


async def close(bench: Bench, row: Row) -> None:
    """Ends a referral that leads to no visit."""
    await _by_way(bench, row, MoveKind.CLOSE, Stage.CLOSED)


async def note(bench: Bench, row: Row) -> None:
    """Keeps a few words with a referral."""
    if _is_referral(bench, row):
        text = await bench.ask(f"A note with {row.name}, for those who may see it:")
        if text:
            await _finish(bench, deeds.noting(row.name, text))


async def _ways(bench: Bench, row: Row) -> Sequence[Way] | None:
    """Where it may be brought; None where they are told that it is not where they saw it."""
    found = await bench.ways(row.name) if _is_referral(bench, row) else None
    if found and found.stage not in {None, row.stands}:
        now = f"{row.name} is in {found.stage} by now, no more in {row.stands}."
        await bench.tell(f"{now} Press the key again to go on from there.")
        return None
    return found.moves if found else None


async def _may_be_anothers(bench: Bench, row: Row, deed: str) -> bool:
    """Whether it is nobody else's, or they do it all the same."""
    if row.owner is None or row.yours:
        return True
    return bool(await bench.tell(f"{row.name} is {row.owner}'s.", {"y": f"{deed} all the same"}))


async def _by_way(bench: Bench, row: Row, kind: MoveKind, to: Stage) -> None:
    """Goes the way of that kind; where there is none for them, they are told why."""
    ways = await _ways(bench, row)
    fitting = [way for way in ways or () if way.kind is kind]
    if fitting:
        await _follow(bench, row.name, fitting[0])
    elif ways is not None:
        await _finish(bench, deeds.trying(row.name, to))


async def _follow(bench: Bench, name: str, way: Way) -> None:
    if way.kind is MoveKind.COMPLETE:
        words = {word: word for word in WORDS[Field.APPOINTMENT_OUTCOME]}
        outcome = await bench.choose(f"{name}: what came of the visit?", words)
        if outcome:
            await _finish(bench, deeds.completing(name, outcome))
        return
    reason = await _reason(bench, name, way)
    if reason is not None:
        wish = Wish(way.to, None if reason == _NO_REASON else reason)
        worded = await _with_words(bench, name, way, wish)
        if worded:
            await _move(bench, name, way, worded)


async def _with_words(bench: Bench, name: str, way: Way, wish: Wish) -> Wish | None:
    """The wish with the words that a reason needs which says nothing by itself."""
    if way.kind is not MoveKind.CLOSE or wish.reason != ClosingReason.OTHER:
        return wish
    words = await bench.ask(f"{name}: which other reason, in a few words?")
    return replace(wish, comments=words) if words else None


async def _reason(bench: Bench, name: str, way: Way) -> str | None:
    """A code, or that there is none; None where they leave all as it is."""
    if not way.reasons:
        return _NO_REASON
    none = () if way.needs_reason else (_NO_REASON,)
    reasons = {reason: reason for reason in (*none, *way.reasons)}
    return await bench.choose(f"{name} to {way.to}: why?", reasons)


async def _move(bench: Bench, name: str, way: Way, wish: Wish) -> None:
    """Moves it; where a field is missing it can be filled in on the way, as by --set."""
    typed: dict[Field, str] = {}
    while True:
        answer = await bench.do(deeds.moving(name, way, wish, typed))
        fill = _instead(answer, "=…")
        if not await _told(bench, answer, {"f": "fill a field in"} if fill else {}):
            return
        pair = await bench.ask(f"{name}: the field and what it says, as payer=Bluestone Mutual")
        try:
            typed |= fields_typed([pair] if pair else [])
        except BadUsage as problem:
            await bench.tell(str(problem))
        if not pair:
            return


async def _finish(bench: Bench, deed: Deed) -> None:
    await _told(bench, await bench.do(deed), {})


async def _told(bench: Bench, answer: Answer | None, offers: Mapping[str, str]) -> str | None:
    """The offer that they took once they had read why it was refused."""
    if answer is None or not answer.problems:
        return None
    return await bench.tell("\n".join(answer.problems), offers)


def _instead(answer: Answer | None, *endings: str) -> bool:
    """Whether a refusal names a command that ends so."""
    results = answer.data.get("results") if answer else None
    found = results if isinstance(results, list) else []
    return any(command.endswith(endings) for one in found for command in one["instead"])


def _is_referral(bench: Bench, row: Row) -> bool:
    if row.thing is not Thing.REFERRAL:
        bench.say(f"{row.name} is no referral: enter shows what can be done.")
    return row.thing is Thing.REFERRAL
