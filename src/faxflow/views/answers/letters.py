"""How letters look in JSON: templates that were checked, letters drawn, faxes foreseen."""

from typing import Annotated, TypedDict


class FieldUseData(TypedDict):
    """A field that a template asks for."""

    name: str
    kinds: list[str]
    places: dict[str, int]
    count: int
    built_in: bool
    optional: bool


class FontData(TypedDict):
    """A font, and what it is drawn in."""

    family: str
    uses: int
    fit: str
    became: str | None
    drawn: bool


class FindingData(TypedDict):
    """What stands out in a template."""

    severity: str
    topic: str
    what: str
    where: str
    todo: str
    engines: list[str]
    counts: bool


class CheckedLetterData(TypedDict):
    """What `faxflow letter check --json` prints."""

    template: str
    engine: str | None
    usable: bool
    pages: int | None
    fields: list[FieldUseData]
    unused: Annotated[list[str] | None, "Fields that no template asks for; null: not known"]
    fonts: list[FontData]
    findings: list[FindingData]


class RenderedLetterData(TypedDict):
    """What `faxflow letter render --json` prints."""

    case: str
    engine: str
    approximate: bool
    assumed: list[str]
    unused: list[str]
    problem: Annotated[str | None, "null: it was drawn"]
    pages: int | None
    output: str | None
    bytes: int | None
    sha256: str | None


class CertifiedTemplateData(TypedDict):
    """A template, and whether its letters may share a document."""

    template: str
    certified: bool
    letters: int
    pages: int
    differences: list[str]


class CertifiedLettersData(TypedDict):
    """What `faxflow letter certify --json` prints."""

    office: str | None
    templates: list[CertifiedTemplateData]


class PageBytesData(TypedDict):
    """A page's size by ITU-T coding."""

    mh: int
    mr: int
    mmr: int


class PreviewPageData(TypedDict):
    """A page as a fax machine gets it."""

    page: int
    lines: int
    turned: bool
    shrunk: float
    bytes: PageBytesData


class LineTimeData(TypedDict):
    """How long the call lasts at one speed and coding."""

    coding: str
    bits_per_second: int
    bytes: int
    page_seconds: list[float]
    call_seconds: float
    seconds: float


class VanishedData(TypedDict):
    """What a fax machine would lose."""

    number: int
    page: int
    place: str
    box: list[float]
    what: str
    grey: int | None
    words: object


class PreviewData(TypedDict):
    """What `faxflow letter preview --json` prints."""

    file: str
    engine: str | None
    sample: bool
    approximate: bool
    cover: bool
    resolution: str
    threshold: int
    outputs: list[str]
    pages: list[PreviewPageData]
    line: list[LineTimeData]
    vanished: list[VanishedData]
    risks: list[object]
    problem: str | None
