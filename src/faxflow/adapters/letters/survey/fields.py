"""The fields of a template: of which kind each place is, and where it stands."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.filling.slots import MARK
from faxflow.adapters.letters.filling.tags import Block, Shown, Tag
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.survey.field_codes import field_codes
from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import Package
from faxflow.adapters.letters.survey.reading import place_of
from faxflow.domain.field_name import canonical
from faxflow.domain.letter_survey import FieldUse, Finding, Severity, Topic

_BLOCK: Final = "block"
_CONTROL: Final = "content control"
_MERGE: Final = "merge field"
_PLACEHOLDER: Final = "placeholder"
_ASK: Final = (
    "Write {{ name }} where a value is to stand, or insert a merge field or a content control"
    " with that name."
)
NO_FIELDS: Final = Finding(
    Severity.WARNING,
    Topic.FIELD,
    "it asks for no field: every letter would be the same",
    _ASK,
)
_WORD: Final = re.compile(r"[^\W\d]\w*")
_NAMED: Final = re.compile(r'MERGEFIELD\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that Word's own kinds of fields have in the template."""

    controls: frozenset[str]
    merged: frozenset[str]

    def kind(self, tag: Tag, name: str) -> str:
        """What stands in the tag's place; a tag in braces has its code."""
        if isinstance(tag, Block):
            return _CONTROL if name in tag.names else _BLOCK
        if tag.code is None and name in self.controls:
            return _CONTROL
        return _MERGE if tag.code is None and name in self.merged else _PLACEHOLDER


def field_uses(template: Template, package: Package) -> list[FieldUse]:
    """Every field that the template asks for or can show, by name."""
    needed, names = template.form.fields, _names(package)
    asked = needed | _spared(template)
    places: dict[str, Counter[str]] = {name: Counter() for name in asked}
    kinds: dict[str, dict[str, None]] = {name: {} for name in asked}
    for tag, place in _places(template, {part.name: part.place for part in package.texts}):
        for name in _asked_by(tag) & asked:
            places[name][place] += 1
            kinds[name][names.kind(tag, name)] = None
    return [
        FieldUse(name, tuple(kinds[name]), dict(places[name]), optional=name not in needed)
        for name in sorted(asked)
    ]


def without_fields(uses: Sequence[FieldUse]) -> list[Finding]:
    """A warning where the template asks for nothing, as one with names typed by hand."""
    return [] if uses else [NO_FIELDS]


def _spared(template: Template) -> frozenset[str]:
    """The fields for which the template says what happens without them."""
    reckonings = (part.reckoning for part in template.form.parts.values())
    names = (one.names for one in reckonings if one is not None)
    return frozenset(canonical(name) for name in frozenset[str]().union(*names))


def _places(template: Template, parts: Mapping[str, str]) -> Iterator[tuple[Tag, str]]:
    """Each tag and where it stands; what Word wrote once more for older versions is left out."""
    for name, part in template.marked.items():
        for element in part.root.iter(etree.Element):
            for found in MARK.finditer(element.text or ""):
                number = int(found[1])
                if number not in part.doubles:
                    yield template.tags[number], place_of(element, parts.get(name, "body"))


def _asked_by(tag: Tag) -> frozenset[str]:
    """All names in it; which of them are fields, and no words of its code, the form knows."""
    code = frozenset(canonical(word) for word in _WORD.findall(tag.code or ""))
    if isinstance(tag, Shown):
        return code if tag.source is None else code | tag.source.names
    return code | tag.names


def _names(package: Package) -> _Names:
    controls, merged = set[str](), set[str]()
    for part in package.texts:
        for about in part.root.iter(f"{W}sdtPr"):
            said = (about.find(f"{W}{kind}") for kind in ("tag", "alias"))
            controls |= {canonical(one.get(f"{W}val", "")) for one in said if one is not None}
        for code in field_codes(part):
            merged |= {canonical(one or two) for one, two in _NAMED.findall(code.code)}
    return _Names(frozenset(controls), frozenset(merged))
