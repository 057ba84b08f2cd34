"""Hands one case over to the gateway, each phase committed before the next can matter."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.case_task import cut_off_again
from faxflow.domain.delivery import Cause, Change, Standing, State
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
from faxflow.domain.ids import CaseId, Reference
from faxflow.domain.smtp_reason import reason_for
from faxflow.domain.verdict_effect import after_rejection
from faxflow.errors import FileMissing
from faxflow.steps.draw_letters import letter_name
from faxflow.steps.judging import judgement
from faxflow.steps.moving import halt_if_account, move
from faxflow.steps.ports import Gateway, Vault
from faxflow.steps.work import Work
from faxflow.store import attempts, cases, tasks
from faxflow.store.cases import Case


class HandOver(StrEnum):
    """How one hand-over ended."""

    TAKEN = "taken"
    REFUSED = "refused"
    ACCOUNT_REFUSED = "account refused"
    NOT_REACHED = "not reached"
    IN_DOUBT = "in doubt"
    LETTER_GONE = "letter gone"
    MOVED_ON = "moved on"


@dataclass(frozen=True, slots=True)
class HandOverDesk:
    """What handing over needs."""

    work: Work
    gateway: Gateway
    vault: Vault

    def hand_over(self, case: Case) -> HandOver:
        """Claims, offers, commits, and only then sends the final dot."""
        pdf = self._letter(case)
        if pdf is None:
            return HandOver.LETTER_GONE
        claimed = self._claim(case)
        if claimed is None:
            return HandOver.MOVED_ON
        reference = self._reference(claimed.case_id, claimed.attempt)
        fax = OutgoingFax(reference, case.number, pdf, self.work.run.id)
        return self._offered(claimed, self.gateway.offer(fax))

    def _letter(self, case: Case) -> bytes | None:
        try:
            pdf = self.vault.read(letter_name(case.id))
        except FileMissing:
            pdf = b""
        if hashlib.sha256(pdf).hexdigest() == case.letter_sha256:
            return pdf
        with self.work.store.write() as tx:
            cases.set_letter(tx, case.id, sha256=None, pages=None)
        return None

    def _claim(self, case: Case) -> Standing | None:
        reference = self._reference(case.id, case.attempt + 1)
        new = attempts.NewAttempt(reference, case.number, self.gateway.name)
        with self.work.store.write() as tx:
            return cases.claim(tx, self.work.run, case, token=self.work.run.id, attempt=new)

    def _reference(self, case_id: CaseId, attempt: int) -> Reference:
        return Reference(case_id, attempt, self.work.store.info.generation)

    def _offered(self, claimed: Standing, offer: Offer) -> HandOver:
        match offer:
            case NotReached(what=what):
                return self._not_reached(claimed, what)
            case Refused():
                return self._refused(claimed, offer)
            case Offered():
                return self._submit(claimed)

    def _not_reached(self, claimed: Standing, what: str) -> HandOver:
        now = self.work.run.now()
        with self.work.store.write() as tx:
            move(tx, self.work, Change(claimed, Cause.NOT_REACHED, State.READY, detail=what))
            times = attempts.times_not_reached(tx, claimed.case_id)
            if task := cut_off_again(claimed.case_id, times, now):
                tasks.open_tasks(tx, self.work.run, [task])
        return HandOver.NOT_REACHED

    def _submit(self, claimed: Standing) -> HandOver:
        # The commit just before the dot: from here on only the server's word settles the fax.
        if not self._apply(Change(claimed, Cause.BODY_OVER, State.SUBMITTING)):
            self.gateway.close()
            return HandOver.MOVED_ON
        submitting = Standing(claimed.case_id, State.SUBMITTING, claimed.attempt, claimed.claim)
        return self._finished(submitting, self.gateway.finish())

    def _finished(self, submitting: Standing, finish: Finish) -> HandOver:
        match finish:
            case Taken(reply=reply):
                self._apply(Change(submitting, Cause.TAKEN, State.SENT, detail=reply))
                return HandOver.TAKEN
            case Refused():
                return self._refused(submitting, finish)
            case Unclear(what=what):
                self._apply(Change(submitting, Cause.UNCLEAR, State.IN_DOUBT, detail=what))
                return HandOver.IN_DOUBT

    def _refused(self, standing: Standing, refusal: Refused) -> HandOver:
        reason = reason_for(refusal)
        with self.work.store.write() as tx:
            judged = judgement(tx, self.work, standing.case_id)
            detail = f"{refusal.code} {refusal.what}"
            change = after_rejection(standing, Cause.REFUSED, reason, judged, detail=detail)
            move(tx, self.work, change)
            halt_if_account(tx, self.work, reason)
        return HandOver.ACCOUNT_REFUSED if refusal.account else HandOver.REFUSED

    def _apply(self, change: Change) -> bool:
        with self.work.store.write() as tx:
            return move(tx, self.work, change)
