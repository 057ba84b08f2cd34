"""What a dry run says of the faxes that would be sent."""

from faxflow.domain.counted import counted
from faxflow.steps.plan_sending import Planned


def planned_text(planned: Planned) -> str:
    """One line: how many would go now, and why the others would not."""
    return f"{_answers(planned)}{_ready(planned)}"


def _answers(planned: Planned) -> str:
    answers = counted(planned.answers, "answer")
    return f"{answers} to referring offices would be made first. " if planned.answers else ""


def _ready(planned: Planned) -> str:
    if not planned.ready:
        return "No fax is ready to be sent."
    others = {
        "held for the number": planned.held,
        "held with the report": planned.held_with_report,
        "held since the store was restored": planned.held_by_guard,
        "held for a template that cannot be used": planned.held_for_letter,
        "waiting for an earlier fax to the same number": planned.spaced,
        "waiting for quiet hours to end": planned.quiet,
    }
    left = ", ".join(f"{count} {why}" for why, count in others.items() if count)
    drawn = f", {counted(planned.to_draw, 'letter')} drawn first" if planned.to_draw else ""
    sent = f"{counted(planned.to_send, 'fax', 'faxes')} would be sent"
    return f"{sent}{drawn}{f'; {left}' if left else ''}."


def planned_data(planned: Planned) -> dict[str, int]:
    """All of it as counts."""
    return {
        "ready": planned.ready,
        "to_send": planned.to_send,
        "to_draw": planned.to_draw,
        "held": planned.held,
        "held_with_report": planned.held_with_report,
        "held_by_guard": planned.held_by_guard,
        "held_for_letter": planned.held_for_letter,
        "spaced": planned.spaced,
        "quiet": planned.quiet,
        "answers": planned.answers,
    }
