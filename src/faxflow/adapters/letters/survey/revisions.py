"""What a template holds beside its text: tracked changes, comments, hidden text, protection."""

from collections.abc import Iterator
from typing import Final

from faxflow.adapters.letters.survey.names import W
from faxflow.adapters.letters.survey.package import Package
from faxflow.adapters.letters.survey.reading import Piece, Reading, place_of
from faxflow.adapters.letters.survey.stylesheet import is_on
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.counted import counted
from faxflow.domain.letter_survey import Finding, Severity, Topic

_CHANGES: Final = {
    "ins": "inserted",
    "del": "deleted",
    "moveFrom": "moved",
    "moveTo": "moved",
    "rPrChange": "formatted",
    "pPrChange": "formatted",
    "tblPrChange": "formatted",
    "sectPrChange": "formatted",
}
_PROTECTED: Final = {
    "documentProtection": "editing is restricted",
    "writeProtection": "it is protected against changes",
}


def revision_findings(reading: Reading) -> list[Finding]:
    """What somebody has left in the template that is not its text."""
    package = reading.package
    return [
        *_tracked(package),
        *_comments(package),
        *_hidden(reading.pieces),
        *_protected(package),
    ]


def _tracked(package: Package) -> Iterator[Finding]:
    places, kinds, count = dict[str, None](), dict[str, None](), 0
    for part in package.texts:
        for change in part.root.iter(*(f"{W}{name}" for name in _CHANGES)):
            count += 1
            kinds[_CHANGES[str(change.tag).removeprefix(W)]] = None
            places[place_of(change, part.place)] = None
    if count:
        changes = f"{counted(count, 'tracked change')} ({', '.join(kinds)})"
        what = f"{changes}: letters are made as if all were accepted"
        todo = "In Word: Review, Accept All Changes and Stop Tracking."
        yield Finding(Severity.WARNING, Topic.REVISION, what, todo, ", ".join(places))


def _comments(package: Package) -> Iterator[Finding]:
    comments = package.member("comments")
    count = 0 if comments is None else len(comments.findall(f"{W}comment"))
    if count:
        what = f"{counted(count, 'comment')}: a setting of the machine may print them"
        todo = "In Word: Review, Delete All Comments in Document."
        yield Finding(Severity.WARNING, Topic.REVISION, what, todo)


def _hidden(pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    places = {one.where: None for one in pieces if one.hidden}
    if places:
        todo = "Take it out, or show it."
        what = "hidden text, which is not printed"
        yield Finding(Severity.WARNING, Topic.REVISION, what, todo, with_more(list(places)))


def _protected(package: Package) -> Iterator[Finding]:
    settings = package.member("settings")
    for name, what in _PROTECTED.items():
        if settings is not None and settings.find(f"{W}{name}") is not None:
            told = f"{what}; letters are made all the same"
            yield Finding(Severity.NOTE, Topic.REVISION, told)
    if settings is not None and is_on(settings.find(f"{W}trackRevisions")):
        yield Finding(Severity.NOTE, Topic.REVISION, "changes are being tracked in the template")
    if any(name.startswith("_xmlsignatures/") for name in package.members):
        what = "it is signed digitally; a filled letter does not carry the signature"
        yield Finding(Severity.NOTE, Topic.REVISION, what)
