"""What a gateway says of the faxes that it took: its statements weighed into verdicts."""

from dataclasses import replace

from faxflow.domain.ids import Reference
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading.evidence import Evidence
from faxflow.domain.verdict_reading.outcome import is_final, is_part
from faxflow.domain.verdict_reading.statements import Source, Statement


def read_results(evidence: Evidence) -> tuple[Verdict, ...]:
    """One verdict for each fax spoken of; none when the mail contradicts itself or names no fax."""
    by_fax = _by_fax(evidence.statements)
    found = _several(evidence, by_fax) if len(by_fax) > 1 else _one(evidence)
    named = tuple(one for one in found if one.number or one.reference or one.job_id)
    return named if len(named) == len(found) else ()


def settle(statements: list[Statement], *, final: bool = False) -> VerdictKind | None:
    """The one kind that statements on a fax support; None when they contradict each other.

    The weaker of two claims wins where both can be true of one fax at different moments.
    """
    kinds = {one.kind for one in statements}
    if VerdictKind.DELAYED in kinds and not final:
        return None if VerdictKind.DELIVERED in kinds else VerdictKind.DELAYED
    kinds.discard(VerdictKind.DELAYED)
    if VerdictKind.DELIVERED in kinds and len(kinds) > 1:
        return _agreed(statements) or (
            None if VerdictKind.FAILED in kinds else VerdictKind.ACCEPTED
        )
    order = (VerdictKind.FAILED, VerdictKind.ACCEPTED, VerdictKind.DELIVERED)
    return next((kind for kind in order if kind in kinds), None)


def _agreed(statements: list[Statement]) -> VerdictKind | None:
    """What two of status field, subject and first sentence say, whatever small print adds."""
    status = {one.kind for one in statements if one.source == Source.STATUS}
    subject = {one.kind for one in statements if one.source == Source.SUBJECT}
    prose = [one for one in statements if one.source == Source.SENTENCE]
    if len(status) == 1 and status == subject:
        return next(iter(status))
    first = {prose[0].kind} if prose and not any(one.plain for one in prose[1:]) else set()
    leads = [told for told in (status, subject) if told]
    agreed = bool(first) and bool(leads) and all(told == first for told in leads)
    return first.pop() if agreed else None


def _one(evidence: Evidence) -> tuple[Verdict, ...]:
    kind = settle(evidence.statements, final=any(map(is_final, evidence.prose)))
    numbers, references = evidence.numbers, evidence.references
    if kind is None or (len(references) != 1 and (len(references) > 1 or len(numbers) > 1)):
        return ()
    if kind == VerdictKind.DELIVERED and is_part(evidence.pages or ""):
        return ()
    verdict = Verdict(
        kind,
        number=numbers[0] if len(numbers) == 1 else None,
        reference=references[0] if references else None,
        job_id=evidence.job_id,
        pages=evidence.pages,
    )
    return (_with_reason(verdict, evidence),)


def _several(evidence: Evidence, by_fax: list[list[Statement]]) -> tuple[Verdict, ...]:
    """A verdict for each fax that has a statement of its own."""
    kinds = [settle(said) for said in by_fax]
    if None in kinds or _of_all(evidence.statements) - set(kinds):
        return ()
    told = [
        _with_reason(
            Verdict(kind, said[0].number, reference=_own_reference(said), job_id=evidence.job_id),
            evidence,
            said,
        )
        for kind, said in zip(kinds, by_fax, strict=True)
        if kind
    ]
    return tuple(_shared_reference(told, evidence.references))


def _of_all(statements: list[Statement]) -> set[VerdictKind | None]:
    """The results that the mail states without a number: some fax of it must have them."""
    told = {one.kind for one in statements if not one.number}
    return {kind for kind in told if kind in (VerdictKind.FAILED, VerdictKind.DELIVERED)}


def _shared_reference(verdicts: list[Verdict], references: list[Reference]) -> list[Verdict]:
    """A reference on the mail as a whole goes to the only fax that failed, else to none."""
    failed = [one for one in verdicts if one.kind == VerdictKind.FAILED]
    if any(one.reference for one in verdicts) or len(references) != 1 or len(failed) != 1:
        return verdicts
    return [replace(one, reference=references[0]) if one in failed else one for one in verdicts]


def _own_reference(said: list[Statement]) -> Reference | None:
    found = {one.reference for one in said if one.reference}
    return found.pop() if len(found) == 1 else None


def _by_fax(statements: list[Statement]) -> list[list[Statement]]:
    """The statements by number; by number and reference where each of one number has its own."""
    numbered = [one for one in statements if one.number]
    unsaid = {one.number for one in numbered if not one.reference}
    groups: dict[object, list[Statement]] = {}
    for one in numbered:
        key = (one.number, None if one.number in unsaid else one.reference)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _with_reason(
    verdict: Verdict, evidence: Evidence, said: list[Statement] | None = None
) -> Verdict:
    """The verdict with its reason where its kind has one; each row of several has its own."""
    if verdict.kind not in (VerdictKind.FAILED, VerdictKind.DELAYED):
        return verdict
    return replace(verdict, reason=evidence.reason(verdict.kind, said))
