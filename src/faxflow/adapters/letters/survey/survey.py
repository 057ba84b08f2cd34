"""A template looked at from every side: what it asks for, and what will not come through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faxflow.adapters.given_file import read_given
from faxflow.adapters.letters.checking.font_cover import fonts_here
from faxflow.adapters.letters.drawing.typefaces import typefaces_for
from faxflow.adapters.letters.draws import Draws
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.filling.written_value import CannotFill
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.adapters.letters.survey.blanks import blank_findings
from faxflow.adapters.letters.survey.features import feature_findings
from faxflow.adapters.letters.survey.fields import field_uses, without_fields
from faxflow.adapters.letters.survey.font_fit import fallback_findings, fitted, font_findings
from faxflow.adapters.letters.survey.font_probe import fonts_of_pages, matched, probed
from faxflow.adapters.letters.survey.fonts import embedded_families, families_asked
from faxflow.adapters.letters.survey.joining import joining_findings
from faxflow.adapters.letters.survey.kept_controls import control_findings
from faxflow.adapters.letters.survey.links import link_findings
from faxflow.adapters.letters.survey.package import Package, read_package
from faxflow.adapters.letters.survey.pale import text_findings
from faxflow.adapters.letters.survey.pictures import picture_findings
from faxflow.adapters.letters.survey.reading import Reading
from faxflow.adapters.letters.survey.refusal import opened
from faxflow.adapters.letters.survey.revisions import revision_findings
from faxflow.adapters.letters.survey.rules import rule_findings
from faxflow.adapters.letters.survey.sample import draw_sample, sample_values
from faxflow.adapters.letters.survey.signs import families_of_signs
from faxflow.adapters.letters.survey.vanishing import vanishing_findings
from faxflow.adapters.letters.survey.watermarks import watermark_findings
from faxflow.domain.letter import LetterProblem
from faxflow.domain.letter_survey import Finding, FontUse, Severity, Survey, Topic
from faxflow.errors import OfficeSilent, TemplateProblem

_LIBREOFFICE, _BUILTIN = "libreoffice", "builtin"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sample's pages; None where there is none, and then `findings` say why.

    `fonts` are those that the sample's text takes.
    """

    pages: int | None
    findings: tuple[Finding, ...]
    fonts: tuple[str, ...] = ()


def survey_template(path: Path, engine: Draws, scratch: Path) -> Survey:
    """Everything that can be found; a template that is refused is looked at all the same.

    Raises FileMissing, FileUnreadable or PartMissing.
    """
    template = opened(path)
    content = read_given(path)
    package = read_package(content)
    if isinstance(template, Template) and package is not None:
        whole = _whole(template, package, engine, scratch)
        return replace(whole, findings=(*whole.findings, *blank_findings(content)))
    refusal = () if isinstance(template, Template) else (template,)
    if package is None or not package.texts:
        return Survey(engine.name, findings=refusal, unusable=True)
    fonts, found = _seen(package, engine.name, scratch)
    return Survey(engine.name, fonts=fonts, findings=(*refusal, *found), unusable=True)


def _whole(template: Template, package: Package, engine: Draws, scratch: Path) -> Survey:
    """What the file says, and what a sample shows."""
    fonts, found = _seen(package, engine.name, scratch)
    drawn, uses = _drawn(engine, template), tuple(field_uses(template, package))
    asked = (*without_fields(uses), *joining_findings(template, package))
    return Survey(
        engine.name,
        uses,
        fonts=fonts,
        findings=(*asked, *found, *fallback_findings(fonts, drawn.fonts), *drawn.findings),
        drawn_pages=drawn.pages,
    )


def _seen(
    package: Package, engine: str, scratch: Path
) -> tuple[tuple[FontUse, ...], tuple[Finding, ...]]:
    """The fonts, and what is found without drawing a letter."""
    reading = Reading(package)
    fonts = tuple(_fonts(reading, engine, scratch))
    of_signs = families_of_signs(reading, fonts_here())
    return fonts, (*_of_the_file(reading), *font_findings(fonts, engine, of_signs))


def _of_the_file(reading: Reading) -> Iterator[Finding]:
    """What the file itself says."""
    yield from text_findings(reading)
    yield from watermark_findings(reading)
    yield from rule_findings(reading)
    yield from picture_findings(reading)
    yield from link_findings(reading.package)
    yield from revision_findings(reading)
    yield from feature_findings(reading.package)
    yield from control_findings(reading.package)


def _fonts(reading: Reading, engine: str, scratch: Path) -> list[FontUse]:
    asked = families_asked(reading)
    brought = embedded_families(reading) & asked.keys()
    drawn = _became([one for one in asked if one not in brought], engine, scratch)
    became = {**(drawn or _expected(asked, engine)), **{one: one for one in brought}}
    return fitted(asked, became, drawn=bool(drawn))


def _became(families: Sequence[str], engine: str, scratch: Path) -> Mapping[str, str]:
    """What the engine draws each family in; empty where that cannot be seen here."""
    if engine == _BUILTIN:
        typefaces = typefaces_for("letters")
        return {one: typefaces.like(one) for one in families} if typefaces else {}
    office = find_office() if engine == _LIBREOFFICE else None
    return {} if office is None else probed(families, open_office(office, scratch / "fonts"))


def _expected(families: Iterable[str], engine: str) -> Mapping[str, str]:
    return matched(families) if engine == _LIBREOFFICE else {}


def _drawn(engine: Draws, template: Template) -> Drawn:
    values = sample_values(template)
    try:
        template.form.fill(values)
        result = draw_sample(engine, values)
    except CannotFill as problem:
        return Drawn(None, (_unfit(str(problem)),))
    except (OfficeSilent, TemplateProblem) as problem:
        return Drawn(None, (_undrawn(str(problem).rstrip(".")),))
    if isinstance(result, LetterProblem):
        return Drawn(None, (_undrawn(result.what),))
    fonts = dict.fromkeys(font for page in fonts_of_pages(result.pdf) for font in page)
    return Drawn(result.pages, tuple(vanishing_findings(result.pdf)), tuple(fonts))


def _unfit(what: str) -> Finding:
    """Not the template's fault: its fields' names are no values that it can reckon with."""
    told = f"no sample could be drawn from made-up values: {what}"
    return Finding(Severity.WARNING, Topic.TEMPLATE, told, "Draw one with `letter render --data`.")


def _undrawn(what: str) -> Finding:
    told = f"no sample could be drawn: {what}"
    return Finding(Severity.ERROR, Topic.TEMPLATE, told, "Mend the template and check it again.")
