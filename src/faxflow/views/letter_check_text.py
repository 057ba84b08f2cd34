"""What `letter check` says of a template, on a terminal and for programs."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from faxflow.domain.counted import counted
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.letter_survey import FieldUse, Finding, Fit, FontUse, Severity, Survey

_COLUMNS: Final = 79
_ENGINES: Final = {
    "libreoffice": "LibreOffice",
    "word": "Microsoft Word",
    "builtin": "the built-in engine",
}
_FITS: Final = {
    Fit.INSTALLED: "installed",
    Fit.STAND_IN: "stand-in of the same widths",
    Fit.OTHER: "another font, other widths",
    Fit.UNKNOWN: "not known here",
}


def check_text(template: str, survey: Survey) -> str:
    """Fields, fonts and findings."""
    lines = [
        *_wrapped("", f"{template}: {_summary(survey)}"),
        *_block("Fields:", [_field_line(one) for one in survey.fields]),
        *_unused(survey),
        *_block("Fonts:", [_font_line(one) for one in survey.fonts]),
    ]
    for severity, head in _HEADS.items():
        of_it = [one for one in survey.told if _shown_as(one, survey) == severity]
        lines += _block(head, [], [line for one in of_it for line in _finding_lines(one)])
    return "\n".join(lines)


_HEADS: Final = {
    "error": "Errors, no letter can be sent:",
    "warning": "Warnings:",
    "note": "Notes:",
    "elsewhere": "Only where another engine draws:",
}


def _shown_as(finding: Finding, survey: Survey) -> str:
    return finding.severity.value if finding.concerns(survey.engine) else "elsewhere"


def _summary(survey: Survey) -> str:
    engine = _ENGINES.get(survey.engine, survey.engine)
    concerned = [one for one in survey.findings if one.concerns(survey.engine)]
    told = [
        counted(sum(one.severity is severity for one in concerned), severity.value)
        for severity in Severity
    ]
    how = f"drawn by {engine}" if survey.drawn_pages is not None else f"not drawn by {engine}"
    pages = "" if survey.drawn_pages is None else f" on {counted(survey.drawn_pages, 'page')}"
    return f"{how}{pages}; {counted(len(survey.fields), 'field')}, {', '.join(told)}."


def _field_line(use: FieldUse) -> str:
    places = [f"{place} {number}×" if number > 1 else place for place, number in use.places.items()]
    own = ", filled in by faxflow" if use.name in BUILT_IN_FIELDS else ""
    spared = ", may be missing" if use.optional else ""
    return f"{use.name}: {', '.join(use.kinds)} in {', '.join(places)}{own}{spared}"


def _unused(survey: Survey) -> list[str]:
    if not survey.unused:
        return []
    return _block("In the mapping, not in the template:", [", ".join(survey.unused)])


def _font_line(font: FontUse) -> str:
    became = f" → {font.became}" if font.became and font.fit is not Fit.INSTALLED else ""
    return f"{font.family}{became} ({_FITS[font.fit]})"


def _finding_lines(one: Finding) -> Iterator[str]:
    engines = f" [{', '.join(one.engines)}]" if one.engines else ""
    yield from _wrapped("    - ", f"{one.what[:1].upper()}{one.what[1:]}.{engines}")
    if one.where:
        yield from _wrapped("      ", f"Where: {one.where}")
    if one.todo:
        yield from _wrapped("      ", one.todo)


def _block(head: str, texts: Sequence[str], lines: Sequence[str] = ()) -> list[str]:
    told = [*(one for text in texts for one in _wrapped("    ", text)), *lines]
    return [f"  {head}", *told] if told else []


def _wrapped(lead: str, text: str) -> list[str]:
    return wrap(
        text,
        _COLUMNS,
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) + 2 * (not lead.strip(" "))),
        break_long_words=False,
        break_on_hyphens=False,
    )


def check_data(template: str, survey: Survey) -> Mapping[str, object]:
    """The same for programs."""
    return {
        "template": template,
        "engine": survey.engine,
        "usable": not survey.unusable,
        "pages": survey.drawn_pages,
        "fields": [_field_data(one) for one in survey.fields],
        "unused": None if survey.unused is None else list(survey.unused),
        "fonts": [_font_data(one) for one in survey.fonts],
        "findings": [_finding_data(one, survey) for one in survey.told],
    }


def _field_data(use: FieldUse) -> Mapping[str, object]:
    return {
        "name": use.name,
        "kinds": list(use.kinds),
        "places": dict(use.places),
        "count": use.count,
        "built_in": use.name in BUILT_IN_FIELDS,
        "optional": use.optional,
    }


def _font_data(font: FontUse) -> Mapping[str, object]:
    return {
        "family": font.family,
        "uses": font.uses,
        "fit": font.fit.value,
        "became": font.became,
        "drawn": font.drawn,
    }


def _finding_data(one: Finding, survey: Survey) -> Mapping[str, object]:
    return {
        "severity": one.severity.value,
        "topic": one.topic.value,
        "what": one.what,
        "where": one.where,
        "todo": one.todo,
        "engines": list(one.engines),
        "counts": one.counts(survey.engine),
    }
