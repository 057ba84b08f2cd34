"""Ids and their written forms: FX-000123 for a case, FX-000123-A2 for one attempt at it."""

import re
from dataclasses import dataclass
from typing import NewType

CaseId = NewType("CaseId", int)
BatchId = NewType("BatchId", int)
TaskId = NewType("TaskId", int)
MailId = NewType("MailId", int)
IncidentId = NewType("IncidentId", int)
ReferralId = NewType("ReferralId", int)
PatientId = NewType("PatientId", int)
ArrivalId = NewType("ArrivalId", int)
DocumentId = NewType("DocumentId", int)
PairId = NewType("PairId", int)
RunId = NewType("RunId", str)

REFERRAL = "RF-"
"""What every referral's name begins with."""

# No longer than the store can hold: a mail may carry any digits, in any alphabet.
_REFERENCE = re.compile(
    r"(?<![A-Z0-9-])FX-([0-9]{6,18})-A([0-9]{1,9})(?:G([0-9]{1,9}))?(?![A-Z0-9])", re.IGNORECASE
)
_CASE = re.compile(r"FX-([0-9]{1,18})", re.IGNORECASE)
_MAIL = re.compile(r"M-([0-9]{1,18})", re.IGNORECASE)
_BATCH = re.compile(r"B-([0-9]{1,18})", re.IGNORECASE)
_TASK = re.compile(r"T-([0-9]{1,18})", re.IGNORECASE)
_REFERRAL = re.compile(r"RF-([0-9]{1,18})", re.IGNORECASE)
_ARRIVAL = re.compile(r"A-([0-9]{1,18})", re.IGNORECASE)
_DOCUMENT = re.compile(r"D-([0-9]{1,18})", re.IGNORECASE)
_PAIR = re.compile(r"PD-([0-9]{1,18})", re.IGNORECASE)
_REJECT = re.compile(r"B-([0-9]{1,18}):([0-9]{1,18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """One attempt's opaque name; `generation` counts the restores of the store, from 1."""

    case_id: CaseId
    attempt: int
    generation: int = 1

    def __str__(self) -> str:
        tail = f"G{self.generation}" if self.generation > 1 else ""
        return f"{case_name(self.case_id)}-A{self.attempt}{tail}"


@dataclass(frozen=True, slots=True)
class RejectId:
    """One line of a batch that became no fax: `B-000012:7`, the form people read and type."""

    batch_id: BatchId
    line: int

    def __str__(self) -> str:
        return f"{batch_name(self.batch_id)}:{self.line}"


def case_name(case_id: CaseId) -> str:
    """`FX-000123`, the form people read and type."""
    return f"FX-{case_id:06d}"


def batch_name(batch_id: BatchId) -> str:
    """`B-000012`, the form people read and type."""
    return f"B-{batch_id:06d}"


def mail_name(mail_id: MailId) -> str:
    """`M-000012`, the form people read and type."""
    return f"M-{mail_id:06d}"


def task_name(task_id: TaskId) -> str:
    """`T-12`, the form people read and type."""
    return f"T-{task_id}"


def incident_name(incident_id: IncidentId) -> str:
    """`I-000012`, the form people read."""
    return f"I-{incident_id:06d}"


def referral_name(referral_id: ReferralId) -> str:
    """`RF-000042`, the form people read and type."""
    return f"{REFERRAL}{referral_id:06d}"


def patient_name(patient_id: PatientId) -> str:
    """`P-000012`, the form people read; it names nobody."""
    return f"P-{patient_id:06d}"


def arrival_name(arrival_id: ArrivalId) -> str:
    """`A-000012`, the form people read."""
    return f"A-{arrival_id:06d}"


def document_name(document_id: DocumentId) -> str:
    """`D-000012`, the form people read and type."""
    return f"D-{document_id:06d}"


def pair_name(pair_id: PairId) -> str:
    """`PD-12`, the form people read and type."""
    return f"PD-{pair_id}"


def parse_case(text: str) -> CaseId | None:
    """The case that a person named, or None when the text is no case id."""
    match = _CASE.fullmatch(text.strip())
    return CaseId(int(match[1])) if match else None


def parse_batch(text: str) -> BatchId | None:
    """The batch that a person named, or None when the text is no batch id."""
    match = _BATCH.fullmatch(text.strip())
    return BatchId(int(match[1])) if match else None


def parse_reject(text: str) -> RejectId | None:
    """The reject that a person named, or None when the text is no such name."""
    match = _REJECT.fullmatch(text.strip())
    return RejectId(BatchId(int(match[1])), int(match[2])) if match else None


def parse_task(text: str) -> TaskId | None:
    """The task that a person named, or None when the text is no task id."""
    match = _TASK.fullmatch(text.strip())
    return TaskId(int(match[1])) if match else None


def parse_referral(text: str) -> ReferralId | None:
    """The referral that a person named, or None when the text is no referral id."""
    match = _REFERRAL.fullmatch(text.strip())
    return ReferralId(int(match[1])) if match else None


def parse_arrival(text: str) -> ArrivalId | None:
    """The arrival that a person named, or None when the text is no arrival's id."""
    match = _ARRIVAL.fullmatch(text.strip())
    return ArrivalId(int(match[1])) if match else None


def parse_document(text: str) -> DocumentId | None:
    """The document that a person named, or None when the text is no document's id."""
    match = _DOCUMENT.fullmatch(text.strip())
    return DocumentId(int(match[1])) if match else None


def parse_pair(text: str) -> PairId | None:
    """The possible duplicate that a person named, or None when the text is no such id."""
    match = _PAIR.fullmatch(text.strip())
    return PairId(int(match[1])) if match else None


def parse_mail(text: str) -> MailId | None:
    """The mail that a person named, or None when the text is no mail id."""
    match = _MAIL.fullmatch(text.strip())
    return MailId(int(match[1])) if match else None


def references_in(text: str) -> list[Reference]:
    """Every attempt reference that a text holds, in order of first appearance."""
    found = {_reference(match): None for match in _REFERENCE.finditer(text)}
    return list(found)


def _reference(match: re.Match[str]) -> Reference:
    return Reference(CaseId(int(match[1])), int(match[2]), int(match[3] or 1))
