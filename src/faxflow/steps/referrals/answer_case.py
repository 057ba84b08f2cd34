"""Makes cases of answers, in a batch of their own, so that ledgers and reports add up."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.ids import BatchId, CaseId, ReferralId, batch_name, case_name, referral_name
from faxflow.domain.ledger import Ledger
from faxflow.domain.referrals.answer import ANSWER_LETTER
from faxflow.domain.referrals.owed_answer import Wanted
from faxflow.steps.work import Work
from faxflow.store import batches, case_loading, events
from faxflow.store.connection import Connection
from faxflow.store.keyed_hash import keyed_hash
from faxflow.store.referrals import answers


@dataclass(frozen=True, slots=True)
class NewFax:
    """An answer to be faxed; `number` is E.164, that of `wanted` as the referral has it."""

    number: str
    wanted: Wanted

    def written(self) -> str:
        """The letter's fields as text."""
        return json.dumps(dict(self.wanted.fields), ensure_ascii=False, sort_keys=True)


def make_faxes(
    tx: Connection, work: Work, new: Mapping[ReferralId, NewFax]
) -> dict[ReferralId, CaseId]:
    """A ready case of each, in one batch; none where there are none."""
    if not new:
        return {}
    rows = [_row(tx, work, at, one) for at, one in enumerate(new.items(), start=1)]
    batch_id = _batch(tx, work, rows)
    candidates = case_loading.candidates(tx, batch_id)
    made = case_loading.insert(tx, work.run, batch_id, candidates)
    batches.mark_loaded(tx, batch_id, Ledger(len(rows), loaded=len(rows)))
    cases = dict(zip(new, (case_id for case_id, _ in made), strict=True))
    told = " ".join(map(case_name, cases.values()))
    events.record(tx, work.run, [events.Event(batch_name(batch_id), batches.ANSWERS, detail=told)])
    return cases


def _batch(tx: Connection, work: Work, rows: list[batches.StagedRow]) -> BatchId:
    name = keyed_hash(work.store.info.hash_key, *(row.case_key for row in rows))
    today = work.run.now().astimezone(work.config.practice.zone).date()
    batch = batches.Batch(BatchId(0), today, batches.ANSWERS, name, batches.ANSWERS)
    batch_id = batches.add(tx, work.run, batch)
    batches.stage(tx, batch_id, rows=rows, rejects=[], rows_read=len(rows))
    return batch_id


def _row(
    tx: Connection, work: Work, line: int, answer: tuple[ReferralId, NewFax]
) -> batches.StagedRow:
    referral_id, fax = answer
    key, count = work.store.info.hash_key, len(answers.of_referral(tx, referral_id))
    # The count makes it another fax: an outcome may come back after another was told.
    case_key = keyed_hash(key, batches.ANSWERS, referral_name(referral_id), str(count))
    return batches.StagedRow(
        line=line,
        case_key=case_key,
        content_hash=keyed_hash(key, case_key, fax.written()),
        letter=ANSWER_LETTER,
        service_date="",
        number=fax.number,
        number_valid=True,
        fields=fax.written(),
    )
