"""What a template fetches from outside: linked pictures, templates, data sources."""

from collections.abc import Iterator
from typing import Final

from faxflow.adapters.letters.survey.field_codes import field_codes
from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import Link, Package
from faxflow.domain.letter_survey import Finding, Severity, Topic

_EMBED: Final = "In Word: File, Info, Edit Links to Files, Break Link."
_LINKS: Final = {
    "image": (
        Severity.WARNING,
        "a picture is linked, not embedded; it is not fetched, and its place stays empty",
        "Insert the picture itself.",
    ),
    "oleObject": (Severity.WARNING, "an object is linked to another file", _EMBED),
    "attachedTemplate": (
        Severity.NOTE,
        "a Word template is attached; letters do not need it",
        "Detach it in Word, Developer, Document Template.",
    ),
    "mailMergeSource": (
        Severity.NOTE,
        "a mail merge's data source is attached; letters are made without it",
        "In Word: Mailings, Start Mail Merge, Normal Word Document.",
    ),
    "frame": (Severity.WARNING, "a frame shows another document", "Copy its text in."),
    "subDocument": (Severity.WARNING, "a part is another document", "Copy its text in."),
    "aFChunk": (Severity.WARNING, "another document is inserted whole", "Copy its text in."),
    "hyperlink": (Severity.NOTE, "a hyperlink; on paper it is plain text", ""),
}
_OTHER: Final = (Severity.WARNING, "something outside of the file is linked", _EMBED)
_TWINS: Final = {"mailMergeHeaderSource": "mailMergeSource", "recipientData": "mailMergeSource"}
_CODES: Final = frozenset(
    {"INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDE", "DDEAUTO", "IMPORT", "RD", "DATABASE"}
)
_SHOWN: Final = 80


def link_findings(package: Package) -> list[Finding]:
    """One for each thing linked, and one for all the hyperlinks."""
    found = [_external(link) for link in package.links if link.external]
    found += [one for one in _codes(package) if one not in found]
    found += _merge_left_on(package)
    told: dict[tuple[Severity, str, str], list[str]] = {}
    for one in found:
        told.setdefault((one.severity, one.what, one.todo), []).append(one.where)
    return [
        Finding(severity, Topic.LINK, what, todo, ", ".join(dict.fromkeys(filter(None, places))))
        for (severity, what, todo), places in told.items()
    ]


def _external(link: Link) -> Finding:
    severity, what, todo = _LINKS.get(_TWINS.get(link.kind, link.kind), _OTHER)
    return Finding(severity, Topic.LINK, what, todo, link.target[:_SHOWN])


def _codes(package: Package) -> Iterator[Finding]:
    for part in package.texts:
        for one in field_codes(part):
            if one.name in _CODES:
                what = f"the field code {one.name} takes in another file, which is not fetched"
                yield Finding(
                    Severity.WARNING,
                    Topic.LINK,
                    what,
                    "Insert the thing itself.",
                    f"{one.place}, {one.code[:_SHOWN]}",
                )


def _merge_left_on(package: Package) -> list[Finding]:
    """A mail merge whose source is named in the settings without a link."""
    settings = package.member("settings")
    linked = any("mailMerge" in link.kind and link.external for link in package.links)
    if linked or settings is None or settings.find(f"{W}mailMerge") is None:
        return []
    severity, what, todo = _LINKS["mailMergeSource"]
    return [Finding(severity, Topic.LINK, what, todo, "the document's settings")]
