"""link, distinct, undo: a person's word on a possible duplicate, carried out or refused."""

from dataclasses import dataclass, replace
from enum import StrEnum

from faxflow.domain.decision import Refusal
from faxflow.domain.ids import PatientId, ReferralId, pair_name, parse_pair, referral_name
from faxflow.domain.referrals.pair import UNDECIDED, Pair, PairKind, PairState
from faxflow.domain.referrals.same_person import distinct, holding_together
from faxflow.domain.roles import Act, Viewer
from faxflow.errors import AccessRefused, UnknownPair
from faxflow.steps.referrals.access import note_refusal, require
from faxflow.steps.referrals.duplicate_request import close_later, reopen_later
from faxflow.steps.referrals.same_persons import settle
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import duplicates, patients, records
from faxflow.store.referrals.duplicates import Decision, Listed


class Word(StrEnum):
    """What a person says of two that may be one."""

    LINK = "link"
    DISTINCT = "distinct"
    UNDO = "undo"


_BECOMES = {
    Word.LINK: PairState.LINKED,
    Word.DISTINCT: PairState.DISTINCT,
    Word.UNDO: PairState.OPEN,
}
_CAUSE = {Word.LINK: "linked", Word.DISTINCT: "said to be distinct", Word.UNDO: "undone"}
_DONE = {
    (PairKind.PATIENT, Word.LINK): "{pair}: both are one person from now on",
    (PairKind.PATIENT, Word.DISTINCT): "{pair}: they are two people, and are not asked about again",
    (PairKind.REFERRAL, Word.LINK): "{pair}: it is one request; {one} is closed as that of {other}",
    (PairKind.REFERRAL, Word.DISTINCT): "{pair}: they are two requests, and not asked about again",
}
_UNDONE = "{pair}: what was decided is undone"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one pair that a person named; `known` is False where there is none."""

    pair: str
    done: bool
    told: str
    state: PairState | None = None
    known: bool = True


def judge_duplicate(work: Work, name: str, word: Word, *, dry_run: bool = False) -> Judged:
    """Carries out what a person says of the pair of that name, if it is theirs to say."""
    try:
        with work.store.trial() if dry_run else work.store.write() as tx:
            listed = named_pair(tx, name)
            if listed is None:
                require(work.viewer, Act.DUPLICATES)
                told = str(UnknownPair(pair=name))
                return Judged(name, done=False, told=told, known=False)
            require_pair(tx, work.viewer, listed)
            judged = _judged(tx, work, listed.pair, word)
    except AccessRefused as refused:
        note_refusal(work, refused)
        return Judged(name, done=False, told=str(refused), known=False)
    if judged.done and dry_run:
        told = f"{judged.pair} is {listed.pair.state} and would be {judged.state}."
        return replace(judged, told=told)
    return judged


def named_pair(tx: Connection, name: str) -> Listed | None:
    """The pair that a person named, or None."""
    pair_id = parse_pair(name)
    return None if pair_id is None else duplicates.get(tx, pair_id)


def require_pair(tx: Connection, viewer: Viewer, listed: Listed) -> None:
    """Raises AccessRefused where the two are not the viewer's to compare."""
    for referral_id in (listed.one, listed.other):
        referral = records.get(tx, referral_id) if referral_id else None
        require(viewer, Act.DUPLICATES, referral)


def _judged(tx: Connection, work: Work, pair: Pair, word: Word) -> Judged:
    name = pair_name(pair.id)
    why = _in_its_way(tx, pair, word) or _request(tx, work, pair, word)
    if why:
        return Judged(name, done=False, told=str(why), state=pair.state)
    by = None if word is Word.UNDO else work.run.actor
    decision = Decision(_BECOMES[word], by, undone=word is Word.UNDO)
    # Read anew: that a referral was closed may have settled what it was asked about.
    settle(tx, work, _now(tx, pair), decision, cause=_CAUSE[word])
    state = _now(tx, pair).state
    return Judged(name, done=True, told=_told(pair, word, state), state=state)


def _now(tx: Connection, pair: Pair) -> Pair:
    listed = duplicates.get(tx, pair.id)
    return listed.pair if listed else pair


def _told(pair: Pair, word: Word, state: PairState) -> str:
    one, other = (referral_name(ReferralId(at)) for at in (pair.one_id, pair.other_id))
    words = _DONE.get((pair.kind, word), _UNDONE)
    words = words.format(pair=pair_name(pair.id), one=one, other=other)
    if word is not Word.UNDO:
        return f"{words}."
    asks = {
        PairState.OPEN: "they are asked about again",
        PairState.SETTLED: "another decision still answers for them",
    }
    return f"{words}; {asks.get(state, state)}."


def _in_its_way(tx: Connection, pair: Pair, word: Word) -> Refusal | None:
    name = pair_name(pair.id)
    undo = f"faxflow referral duplicates undo {name}"
    if word is Word.UNDO:
        return Refusal(f"{name} is {pair.state}: nothing was decided") if _undecided(pair) else None
    if not _undecided(pair):
        by = f"{pair.decided_by} said so" if pair.decided_by else "it was linked by itself"
        again = [] if pair.state is _BECOMES[word] else [undo]
        return Refusal(f"{name} is {pair.state} already: {by}", again)
    against = _against(tx, pair, word) if pair.kind is PairKind.PATIENT else None
    if against is None:
        return None
    other = pair_name(against.id)
    why = f"{name}: {other} has it that they are {_SAYS[against.state]}"
    return Refusal(why, [f"faxflow referral duplicates undo {other}"])


_SAYS = {PairState.LINKED: "one person", PairState.DISTINCT: "two people"}


def _undecided(pair: Pair) -> bool:
    return pair.state in UNDECIDED


def _against(tx: Connection, pair: Pair, word: Word) -> Pair | None:
    """Another decision about the persons of these two that says the opposite, or None."""
    one, other = (patients.get(tx, PatientId(at)) for at in (pair.one_id, pair.other_id))
    if one is None or other is None:
        return None
    said = duplicates.about_person(tx, one.person_id)
    if word is Word.LINK:
        return distinct(said).get(frozenset({one.person_id, other.person_id}))
    return holding_together(pair, said) if one.person_id == other.person_id else None


def _request(tx: Connection, work: Work, pair: Pair, word: Word) -> Refusal | None:
    """Of two requests that are one, the later is closed; undone, it is open again."""
    if pair.kind is PairKind.PATIENT:
        return None
    if word is Word.LINK:
        return close_later(tx, work, pair)
    return reopen_later(tx, work, pair) if pair.state is PairState.LINKED else None
