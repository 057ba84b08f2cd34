"""Content controls that have a name, and whose text stays in every letter as it is."""

import re
from typing import Final

from faxflow.adapters.letters.filling.brace_tags import BRACES
from faxflow.adapters.letters.filling.control import Control, controls_of, is_field
from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import Package
from faxflow.adapters.letters.survey.reading import place_of, quoted, words_of
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.letter_survey import Finding, Severity, Topic

_MERGED: Final = re.compile("MERGEFIELD", re.IGNORECASE)
_PROPERTY: Final = "shows a property of the document"
_RICH: Final = "holds a table or a picture"
_TODO: Final = {
    _PROPERTY: "Where it is to be filled, give it a tag, or write {{ name }} in its place.",
    _RICH: "Where it is to be filled, write {{ name }}, or put controls, around its texts.",
}


def control_findings(package: Package) -> list[Finding]:
    """A note for each name and reason."""
    places: dict[tuple[str, str], list[str]] = {}
    for part in package.texts:
        for control in controls_of(part.root):
            if why := _why_kept(control):
                where = place_of(control.element, part.place)
                words = quoted(words_of(control.content))
                told = f"{where}: “{words}”" if words else where
                places.setdefault((_shown_name(control), why), []).append(told)
    return [_finding(name, why, where) for (name, why), where in places.items()]


def _why_kept(control: Control) -> str | None:
    if control.is_section or control.is_furniture or _holds_fields(control):
        return None
    if control.is_property and not control.name:
        return _PROPERTY if control.title.strip() else None
    return _RICH if control.name and not is_field(control) else None


def _holds_fields(control: Control) -> bool:
    inside = control.content
    text = "".join(str(piece) for piece in inside.itertext())
    codes = " ".join(one.get(f"{W}instr", "") for one in inside.iter(f"{W}fldSimple"))
    asks = BRACES.search(text) or _MERGED.search(f"{text} {codes}")
    return bool(asks) or any(one.name for one in controls_of(inside))


def _shown_name(control: Control) -> str:
    return quoted(" ".join((control.title or control.name).split()))


def _finding(name: str, why: str, where: list[str]) -> Finding:
    what = f"the content control “{name}” {why}: its text stays as it is"
    return Finding(Severity.NOTE, Topic.FIELD, what, _TODO[why], with_more(where))
