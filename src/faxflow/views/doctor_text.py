"""What `doctor` says, on a terminal and for programs."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from faxflow.domain.checkup import Checked, Finding, Level, counts, is_ill, to_look_again
from faxflow.domain.counted import counted
from faxflow.views.doctor_shape import CheckData, DoctorData, DoctorFindingData

_COLUMNS: Final = 96
_MOST_NAMED: Final = 12
"""Checks in one line: of more it is as quick to look at all again."""
_MARKS: Final = {
    Level.BAD: "BAD ",
    Level.WARNING: "warn",
    Level.OK: "ok  ",
    Level.SKIPPED: "-   ",
}
_TOLD: Final = (Level.BAD, Level.WARNING)


def doctor_text(checks: Sequence[Checked], command: str) -> str:
    """One line for each check that is well, more for what is not; then what to do first.

    `command` is what calls doctor again.
    """
    lines = [line for one in checks for line in _check_lines(one)]
    return "\n".join([*lines, "", *_closing(checks, command)])


def doctor_problems(checks: Sequence[Checked]) -> str:
    """What is wrong alone; empty where all is well."""
    told = [line for one in checks if one.level in _TOLD for line in _check_lines(one)]
    return "\n".join(told)


def doctor_data(checks: Sequence[Checked]) -> DoctorData:
    """The same for programs."""
    found = counts(checks)
    return {
        "well": not is_ill(checks),
        "bad": found[Level.BAD],
        "warnings": found[Level.WARNING],
        "ok": found[Level.OK],
        "skipped": found[Level.SKIPPED],
        "checks": [_check_data(one) for one in checks],
    }


def _check_lines(check: Checked) -> Iterator[str]:
    told = [one for one in check.findings if one.level in _TOLD]
    first = f"{_MARKS[check.level]}  {check.title} ({check.key})"
    if not told:
        yield f"{first}: {_in_short(check)}"
        return
    yield first
    for one in told:
        yield from _finding_lines(one)


def _in_short(check: Checked) -> str:
    """Why it was not looked at; else the first thing that is well."""
    said = [one for one in check.findings if one.level is check.level]
    more = f" And {len(said) - 1} more." if len(said) > 1 else ""
    return f"{said[0].what}{more}"


def _finding_lines(one: Finding) -> Iterator[str]:
    yield from _wrapped(f"      {_MARKS[one.level].strip()}  ", f"{one.about}: {one.what}")
    if one.cure:
        yield from _wrapped("        → ", one.cure)


def _closing(checks: Sequence[Checked], command: str) -> Iterator[str]:
    found = counts(checks)
    ok = f"{counted(found[Level.OK], 'thing')} {'is' if found[Level.OK] == 1 else 'are'} well"
    bad, warnings = found[Level.BAD], counted(found[Level.WARNING], "warning")
    yield f"{counted(bad, 'fault')}, {warnings}; {ok}, {found[Level.SKIPPED]} not looked at."
    if bad:
        again = to_look_again(checks)
        words = " ".join(f"--only {key}" for key in again) if len(again) <= _MOST_NAMED else ""
        yield "Mend them from the top; then run:"
        # In one line however long, so that it can be copied.
        yield f"  {command} {words}".rstrip()
    else:
        yield "Nothing keeps faxflow from working."


def _wrapped(lead: str, text: str) -> list[str]:
    return wrap(
        text,
        _COLUMNS,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _check_data(check: Checked) -> CheckData:
    return {
        "key": check.key,
        "title": check.title,
        "level": check.level,
        "findings": [_finding_data(one) for one in check.findings],
    }


def _finding_data(one: Finding) -> DoctorFindingData:
    return {
        "level": one.level,
        "about": one.about,
        "what": one.what,
        "cure": one.cure or None,
        "see": one.see or None,
    }
