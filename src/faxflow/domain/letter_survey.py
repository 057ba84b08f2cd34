"""What a look at a letter's template has found, before any letter is drawn with it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from faxflow.domain.field_name import resolve
from faxflow.domain.letter import BUILT_IN_FIELDS
from faxflow.domain.meant_field import meant_field


class Severity(StrEnum):
    """`ERROR`: no letter can be sent. `WARNING`: it looks otherwise than meant, or may."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Topic(StrEnum):
    """What a finding is about, in the order in which they are told."""

    TEMPLATE = "template"
    FIELD = "field"
    FONT = "font"
    INK = "ink"
    PICTURE = "picture"
    LINK = "link"
    REVISION = "revision"
    FEATURE = "feature"


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` quotes fixed text of the template, which holds no patient's data.

    `engines` are those that it is about; empty where it is about all.
    """

    severity: Severity
    topic: Topic
    what: str
    todo: str = ""
    where: str = ""
    engines: tuple[str, ...] = ()

    def concerns(self, engine: str) -> bool:
        """Whether letters that this engine draws suffer from it."""
        return not self.engines or engine in self.engines

    def counts(self, engine: str) -> bool:
        """Whether the check has found something because of it."""
        return self.severity is not Severity.NOTE and self.concerns(engine)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field of the template: of which kinds its places are, and how many stand where.

    `optional` where the template itself says what happens without it.
    """

    name: str
    kinds: tuple[str, ...]
    places: Mapping[str, int]
    optional: bool = False

    @property
    def count(self) -> int:
        """In how many places it stands."""
        return sum(self.places.values())


class Fit(StrEnum):
    """What becomes of a family that the template asks for."""

    INSTALLED = "installed"
    STAND_IN = "stand-in"
    """Another one of the same widths: lines and pages break where they did."""
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FontUse:
    """A family and what draws it here, as `drawn` by the engine or as the system says.

    `became` is None where nobody knows; `uses` is how many pieces of text ask for it.
    """

    family: str
    uses: int
    fit: Fit = Fit.UNKNOWN
    became: str | None = None
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything found; `unused` are the mapping's fields that the template does not ask for.

    `unused` is None where there was no mapping to compare with; `drawn_pages` is None where no
    sample could be drawn, and `unusable` where the template is refused as a whole.
    """

    engine: str
    fields: tuple[FieldUse, ...] = ()
    unused: tuple[str, ...] | None = None
    fonts: tuple[FontUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    drawn_pages: int | None = None
    unusable: bool = False

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings, those that matter most first."""
        severities, topics = list(Severity), list(Topic)
        return tuple(
            sorted(
                self.findings,
                key=lambda one: (
                    not one.concerns(self.engine),
                    severities.index(one.severity),
                    topics.index(one.topic),
                ),
            )
        )

    @property
    def found_something(self) -> bool:
        """Whether there is an error or a warning for the engine that draws here."""
        return any(one.counts(self.engine) for one in self.findings)


def with_mapping(survey: Survey, fields: Sequence[Set[str]]) -> Survey:
    """The survey compared with the mapping: `fields` are all the names that a column fills.

    A column is used where one of them is, else it is told by its shortest name.
    """
    known = BUILT_IN_FIELDS.union(*fields)
    asked = {resolve(use.name, known) or use.name for use in survey.fields}
    unused = tuple(sorted(min(names, key=len) for names in fields if not names & asked))
    needed = {use.name for use in survey.fields if not use.optional}
    unknown = sorted(name for name in needed if resolve(name, known) is None)
    strange = tuple(_unknown(name, known) for name in unknown)
    return replace(survey, unused=unused, findings=(*survey.findings, *strange))


def with_patient(survey: Survey, names: Set[str]) -> Survey:
    """The survey with a warning where a letter shows none of `names`, by which a patient is known;
    nothing is said of one without fields, or where there are no such names."""
    asked = [use.name for use in survey.fields]
    if not asked or not names or any(resolve(one, names) for one in asked):
        return survey
    return replace(survey, findings=(*survey.findings, _NOBODY))


_NOBODY: Final = Finding(
    Severity.WARNING,
    Topic.FIELD,
    "it shows nothing by which the patient is known: nobody can tell whom a letter is about",
    "Write the fields of the patient into it, in {{ }}.",
)


def _unknown(name: str, known: Set[str]) -> Finding:
    near = meant_field(name, known)
    todo = (
        f"Did you mean {near}? Mend the template, or let the mapping fill {name}."
        if near
        else f"Let the mapping fill {name}, or take it out of the template."
    )
    what = f"the field {name} is neither in the mapping nor built in"
    return Finding(Severity.ERROR, Topic.FIELD, what, todo)
