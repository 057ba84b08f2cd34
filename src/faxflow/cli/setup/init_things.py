"""The files and folders that a configuration lacks, ready to be put in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faxflow.adapters.given_file import read_given
from faxflow.adapters.setup_files import New, NewFile, NewFolder, is_there
from faxflow.cli.recording_questions import Ask
from faxflow.cli.setup.fax_column import with_fax_column
from faxflow.cli.setup.first_files import (
    SAMPLE,
    FirstLetter,
    FirstMapping,
    first_mapping,
    given_letter,
    made_letter,
    sample_report,
)
from faxflow.cli.setup.init_places import Places
from faxflow.cli.setup.init_targets import Targets
from faxflow.cli.setup.letter_names import named_as_asked
from faxflow.cli.world import World
from faxflow.domain.report_file import ReportFile
from faxflow.frames.mapping import load_mapping

_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be made, and what it is for."""

    new: New
    what: str


@dataclass(frozen=True, slots=True)
class Content:
    """`mapping`, `letter` and `sample` are None where one is there already, or none is wanted;
    `report` is the file to rehearse with."""

    mapping: FirstMapping | None
    letter: FirstLetter | None
    sample: bytes | None
    report: Path


def content_for(
    places: Places,
    targets: Targets,
    own: tuple[Path | None, Path | None],
    world: World,
    *,
    ask: Ask | None,
) -> Content:
    """What the missing files are to hold; `own` are the practice's report and its template.

    Raises what reading those raises, and TemplateProblem.
    """
    given, template = own
    report = places.folder / SAMPLE
    sample = None if given or is_there(report) else sample_report(world.clock().date())
    mapping = None
    if not is_there(targets.mapping):
        content = read_given(given) if given else sample or read_given(report)
        name = given.name if given else SAMPLE
        mapping = first_mapping(ReportFile(name, content, "given by hand"), targets.country, world)
        mapping = with_fax_column(mapping, ask)
        if template is not None and not is_there(targets.template):
            mapping = named_as_asked(mapping, template, ask)
    letter = None
    if not is_there(targets.template):
        letter = _letter(targets, mapping, (template, ask), world)
    return Content(mapping, letter, sample if mapping else None, given or report)


def _letter(
    targets: Targets,
    mapping: FirstMapping | None,
    given: tuple[Path | None, Ask | None],
    world: World,
) -> FirstLetter:
    template, ask = given
    if template is None:
        return made_letter(mapping.mapping if mapping else load_mapping(targets.mapping))
    written = mapping.text if mapping else targets.mapping.read_text(encoding="utf-8-sig")
    return given_letter(template, written, world, ask)


def things_for(places: Places, targets: Targets, content: Content) -> Iterator[Thing]:
    """All that a configuration needs beside itself, in the order in which it is made."""
    yield Thing(NewFolder(places.folder, places.folder_mode, places.config_owner), "")
    if content.mapping:
        text = content.mapping.text.encode()
        yield _file(places, targets.mapping, text, _mapping_words(content.mapping))
    if content.letter:
        yield _file(places, targets.template, content.letter.content, "the letter, to open in Word")
    if content.sample:
        yield _file(places, places.folder / SAMPLE, content.sample, "invented, to rehearse with")
    if targets.secrets:
        yield _folder(places, targets.secrets, "for the secrets, one file each; empty")
    yield _folder(places, targets.data, "for what faxflow keeps: patient data")
    if targets.drop:
        yield _folder(places, targets.drop, "where reports are put")


def config_thing(places: Places, text: str) -> Thing:
    """The configuration, which comes last: once it is there, all is."""
    return _file(places, places.config, text.encode(), "the configuration, line by line explained")


def _file(places: Places, path: Path, content: bytes, what: str) -> Thing:
    return Thing(NewFile(path, places.file_mode, content, places.config_owner), what)


def _folder(places: Places, path: Path, what: str) -> Thing:
    return Thing(NewFolder(path, _PRIVATE, places.data_owner), what)


def _mapping_words(mapping: FirstMapping) -> str:
    told = "which column fills which field: a draft"
    if mapping.rows is None:
        return told
    return f"{told} by which {mapping.clean} of {mapping.rows} rows are clean"
