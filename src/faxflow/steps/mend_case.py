"""hold, release, cancel, resolve: a person's decision about a case, carried out or refused."""

from dataclasses import dataclass

from faxflow.domain.because import ReleaseBecause
from faxflow.domain.decision import (
    DECISIONS,
    RECIPIENT_EVIDENCE,
    Decision,
    Refusal,
    done_words,
    next_commands,
    refusal,
)
from faxflow.domain.delivery import Cause, Change, State
from faxflow.domain.ids import case_name
from faxflow.domain.reasons import Reason
from faxflow.domain.restored import Release
from faxflow.steps.barred_number import barred
from faxflow.steps.guard import refusal_after_restore
from faxflow.steps.letter_templates import template_of
from faxflow.steps.letter_trouble import is_drawn_again, not_to_be_mended
from faxflow.steps.mended import (
    Meant,
    Mended,
    done,
    gone_on,
    named_case,
    opened_on_purpose,
    refused,
    removed,
    unknown,
)
from faxflow.steps.moving import move
from faxflow.steps.work import Work
from faxflow.store import batch_cases, batch_templates, cases, events
from faxflow.store.batch_templates import Place
from faxflow.store.cases import Case
from faxflow.store.connection import Connection

_LOOKED_AT_ALONE = frozenset({Cause.ASTRAY, Cause.MAY_HAVE_ARRIVED, Cause.RESTORED})


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision and its reason, a word from a closed list; `dry_run` changes nothing.

    `although_doubted` lets a fax go that may have gone out in the time that a restore has lost.
    `unseen` where it was picked among others, and not by what it is held for; `meant` as what,
    None where it was named.
    """

    decision: Decision
    because: str = ""
    dry_run: bool = False
    although_doubted: bool = False
    unseen: bool = False
    meant: Meant | None = None


def mend_case(work: Work, name: str, asked: Asked) -> Mended:
    """Carries the decision out on the case of that name, or says why not."""
    with work.store.write() as tx:
        case = named_case(tx, name)
        return _mended(tx, work, case, asked) if case else unknown(name)


def not_to_go(tx: Connection, work: Work, case: Case) -> Refusal | None:
    """Why no person's command may let a held case go now, or None where one may."""
    release = Asked(Decision.RELEASE)
    why = removed(case) or _bad_number(tx, work, case, release.decision)
    return why or _after_restore(tx, case, release)


def _mended(tx: Connection, work: Work, case: Case, asked: Asked) -> Mended:
    why = gone_on(case, asked.meant)
    why = why or refusal(asked.decision, case.id, case.state, case.evidence)
    why = why or (removed(case) if asked.decision is Decision.RELEASE else None)
    why = why or _bad_number(tx, work, case, asked.decision)
    why = why or not_to_be_mended(case, asked.because) or _to_be_seen(tx, case, asked)
    why = why or _after_restore(tx, case, asked)
    if why:
        return refused(case, why)
    target = DECISIONS[asked.decision][case.state]
    if asked.dry_run:
        return done(case, f"{case_name(case.id)} is {case.state} and would be {target}.")
    drawn_again = asked.decision is Decision.RELEASE and is_drawn_again(tx, case, asked.because)
    if drawn_again:
        cases.set_letter(tx, case.id, sha256=None, pages=None)
        _unpin_if_mended(tx, work, case, asked)
    stands = _moved(tx, work, case, asked)
    told = done_words(asked.decision, case.id, stands)
    told += " Its letter is drawn again." if drawn_again else ""
    return done(case, told, stands, opened=opened_on_purpose(tx, work, case))


def _moved(tx: Connection, work: Work, case: Case, asked: Asked) -> State:
    """Where the case stands now: one that the report has changed since is held for a look."""
    target = DECISIONS[asked.decision][case.state]
    # A person who says that it never came does not know why.
    reason = Reason.UNKNOWN if target is State.FAILED else None
    move(tx, work, Change(case.standing(), Cause.PERSON, target, reason, detail=_detail(asked)))
    if asked.decision is Decision.RELEASE:
        batch_cases.let_go_alone(tx, case.id)
    now = cases.get(tx, case.id)
    return now.state if now else target


def _unpin_if_mended(tx: Connection, work: Work, case: Case, asked: Asked) -> None:
    """What its report has still to draw is drawn by the mended template, too."""
    if asked.because == ReleaseBecause.LETTER_MENDED:
        template = template_of(work.config, case.letter, frozenset())
        batch_templates.unpin(tx, work.run, Place(case.batch_id, template.letter))


def _detail(asked: Asked) -> str:
    if asked.decision is Decision.DELIVERED:
        return RECIPIENT_EVIDENCE
    return asked.because or asked.decision


def _to_be_seen(tx: Connection, case: Case, asked: Asked) -> Refusal | None:
    """Among many nobody sees the one that somebody else would get, or its recipient twice."""
    if not asked.unseen or asked.decision is not Decision.RELEASE or case.state is not State.HELD:
        return None
    held, name = events.last_into(tx, case_name(case.id), State.HELD), case_name(case.id)
    if held is None or held.cause not in _LOOKED_AT_ALONE:
        return None
    why = f"{name} is held ({held.cause}), and is not released among others that are not"
    show = f"faxflow case show {name} && faxflow case release {name} --because …"
    return Refusal(why, (show,))


def _after_restore(tx: Connection, case: Case, asked: Asked) -> Refusal | None:
    if DECISIONS[asked.decision].get(case.state) is not State.READY:
        return None
    release = Release(asked.decision, case.id, case.state, (), asked.although_doubted)
    return refusal_after_restore(tx, case, release)


def _bad_number(tx: Connection, work: Work, case: Case, decision: Decision) -> Refusal | None:
    """The next `send` would hold it again."""
    bar = barred(tx, work, case.number) if decision is Decision.RELEASE else None
    if bar is None:
        return None
    rest = [command for command in next_commands(case.id, case.state) if " release " not in command]
    why = f"{case_name(case.id)} is {case.state}, and its number {bar.why}"
    return Refusal(why, [*bar.commands, *rest])
