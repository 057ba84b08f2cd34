"""A checked recording on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from faxflow.domain.checked_recording import CheckedStep
from faxflow.domain.counted import counted
from faxflow.domain.recording_needs import Needs

_COLUMNS = 79
_PICKED = "each replay clicks on the same one; record again and type it into its field"


def walk_lines(title: str, steps: Sequence[CheckedStep], needs: Needs) -> list[str]:
    """A walk: its steps, its needs, what cannot be replayed and what is left out."""
    stopping = {one.step.number: one.why for one in steps if one.stops and one.why}
    harmless = _harmless(steps)
    return [
        f"“{title}”, {counted(len(steps), 'step')}:",
        *(line for one in steps for line in _step_lines(one)),
        *_block("Needs:", list(needs_lines(needs))),
        *_block("Cannot be replayed:", [f"step {n}: {why}" for n, why in stopping.items()]),
        *_block("Left out, and the walk goes on:", harmless),
    ]


def needs_lines(needs: Needs) -> Iterator[str]:
    """One for each thing that the walk needs from outside."""
    for secret in needs.secrets:
        in_clear = ", in clear in the file: import takes it out" if secret.in_clear else ""
        yield f"the secret {secret.place} ({steps_words(secret.steps)}){in_clear}"
    for variable in needs.variables:
        how = "" if variable.text is None else ", typed by the recording"
        yield f"the variable {variable.name} ({steps_words(variable.steps)}){how}"
    for day in needs.days:
        if day.there:
            yield f"the day of the report (step {day.step}): {day.place}"
        elif day.place:
            yield f"perhaps another day (step {day.step}): {day.place} would type it"
        else:
            yield f"another day (step {day.step}): {_PICKED}"
    if needs.scripts:
        yield f"leave to run JavaScript ({steps_words(needs.scripts)})"


def steps_words(numbers: Sequence[int]) -> str:
    """`step 3`, `steps 3, 4`; `outside of the steps` where there is none."""
    if not numbers:
        return "outside of the steps"
    told = ", ".join(map(str, numbers))
    return f"step {told}" if len(numbers) == 1 else f"steps {told}"


def _step_lines(one: CheckedStep) -> list[str]:
    mark = " " if one.why is None else "!" if one.stops else "-"
    where = f" ({one.where})" if one.where else ""
    return _wrapped(f"{one.step.number:>4} {mark} ", f"{one.words}{where}")


def _harmless(steps: Sequence[CheckedStep]) -> list[str]:
    """Each thing that is left out once, with all its steps."""
    found: dict[str, list[int]] = {}
    for one in steps:
        told = [f"{one.words}: {one.why}"] if one.why and not one.stops else []
        for what in (*told, *one.step.left_out):
            found.setdefault(what, []).append(one.step.number)
    return [f"{steps_words(numbers)}: {what}" for what, numbers in found.items()]


def _block(head: str, lines: Sequence[str]) -> list[str]:
    return [f"  {head}", *(one for line in lines for one in _wrapped("    ", line))] * bool(lines)


def _wrapped(lead: str, text: str) -> list[str]:
    return wrap(
        text,
        _COLUMNS,
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def walk_data(title: str, steps: Sequence[CheckedStep], needs: Needs) -> Mapping[str, object]:
    """The same for programs: `title`, `steps`, `needs` and `problems`."""
    return {
        "title": title,
        "steps": [_step_data(one) for one in steps],
        "needs": _needs_data(needs),
        "problems": [
            {"step": one.step.number, "what": what, "stops": stops}
            for one in steps
            for what, stops in _problems(one)
        ],
    }


def _problems(one: CheckedStep) -> Iterator[tuple[str, bool]]:
    if one.why:
        yield one.why, one.stops
    for what in one.step.left_out:
        yield what, False


def _step_data(one: CheckedStep) -> Mapping[str, object]:
    return {
        "number": one.step.number,
        "words": one.words,
        "where": one.where or None,
        "frame": list(one.step.frame),
        "target": one.target,
        "shadow_root": one.shadow_root,
        "replayable": one.why is None,
        "why": one.why,
        "left_out": list(one.step.left_out),
    }


def _needs_data(needs: Needs) -> Mapping[str, object]:
    return {
        "secrets": [
            {"name": one.place, "steps": list(one.steps), "in_clear": one.in_clear}
            for one in needs.secrets
        ],
        "variables": [
            {"name": one.name, "steps": list(one.steps), "typed": one.text is not None}
            for one in needs.variables
        ],
        "days": [
            {"step": one.step, "suggestion": one.place, "there": one.there} for one in needs.days
        ],
        "javascript": bool(needs.scripts),
    }
