"""What each measure means, in words, so that anybody can reckon it anew."""

from collections.abc import Sequence

from faxflow.domain.statistics.figure import Section, measures_of
from faxflow.domain.statistics.measure import Better, Measure
from faxflow.views.figure_words import value_words
from faxflow.views.reported.blocks import Definition, Part, Sentence

_BETTER = {
    Better.HIGHER: "More is better.",
    Better.LOWER: "Less is better.",
    Better.NEITHER: "Neither more nor less is better.",
}
_AT = {Better.HIGHER: "at least ", Better.LOWER: "at most ", Better.NEITHER: ""}


def definitions(sections: Sequence[Section]) -> Part:
    """The definition of every measure that the sections show."""
    said = "Every figure on these pages is reckoned as it says here, and in one place only."
    measures = measures_of(sections)
    blocks = [Definition(measure, _facts(measure)) for measure in measures]
    return Part("definitions", "Definitions", [Sentence(said), *blocks])


def target_words(measure: Measure, target: float | None) -> str:
    """`at least 98 %`; empty where nobody has set one."""
    if target is None:
        return ""
    return _AT[measure.better] + value_words(target, measure.unit).replace(
        " ", "\N{NO-BREAK SPACE}"
    )


def _facts(measure: Measure) -> list[tuple[str, str]]:
    target = target_words(measure, measure.target)
    aim = f"{target[:1].upper()}{target[1:]}. " if target else "None is set. "
    facts = [("How it is reckoned", measure.formula)]
    if measure.leaves_out:
        facts.append(("Left out", measure.leaves_out))
    return [*facts, ("Target", aim + _BETTER[measure.better])]
