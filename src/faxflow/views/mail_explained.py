"""What one mail says, as data and as text."""

from faxflow.domain.verdict import Reading, Verdict
from faxflow.domain.verdict_summary import summary


def explained_data(file: str, reading: Reading) -> dict[str, object]:
    """All that was read, under stable names; its own fields speak of the failed faxes if any."""
    told = summary(reading.verdicts)
    return {
        "file": file,
        "kind": str(told.kind),
        "fax_numbers": list(told.numbers),
        "reason": _word(told.reason),
        "retryable": told.retryable,
        "reference": _word(told.reference),
        "job_id": told.job_id,
        "pages": told.pages,
        "rule": reading.service,
        "verdicts": [_verdict(one) for one in reading.verdicts],
    }


def explained_text(file: str, reading: Reading) -> str:
    """The file, the rule that answered, and a line for each fax."""
    lines = [f"{file} (rule: {reading.service})"]
    return "\n".join([*lines, *(f"  {_told(one)}" for one in reading.verdicts)])


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {
        "fax_number": verdict.number,
        "kind": str(verdict.kind),
        "reason": _word(verdict.reason),
    }


def _told(verdict: Verdict) -> str:
    facts = (
        ("", verdict.number),
        ("because ", verdict.reason),
        ("reference ", verdict.reference),
        ("job ", verdict.job_id),
        ("pages ", verdict.pages),
    )
    return ", ".join([str(verdict.kind), *(f"{name}{value}" for name, value in facts if value)])


def _word(value: object) -> str | None:
    return None if value is None else str(value)
