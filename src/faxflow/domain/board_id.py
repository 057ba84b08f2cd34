"""The id that a person means who looks for one thing on the board."""

from faxflow.domain.ids import (
    case_name,
    parse_case,
    parse_referral,
    parse_task,
    referral_name,
    task_name,
)


def meant(text: str) -> str:
    """`RF-000042` for `rf-42` and for `42`; what is no id as it was typed."""
    case, task = parse_case(text), parse_task(text)
    if case is not None:
        return case_name(case)
    if task is not None:
        return task_name(task)
    referral = parse_referral(text) or parse_referral(f"RF-{text.strip()}")
    return text.strip() if referral is None else referral_name(referral)
