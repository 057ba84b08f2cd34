"""Opens a recording of either kind, told by its content and never by its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from faxflow.adapters.given_file import read_given
from faxflow.adapters.portal.recordings.chrome import read_chrome
from faxflow.adapters.portal.recordings.encoding import Decoded, decoded
from faxflow.adapters.portal.recordings.json_strings import texts_of
from faxflow.adapters.portal.recordings.json_text import decode
from faxflow.adapters.portal.recordings.loose_secrets import loose_secrets
from faxflow.adapters.portal.recordings.one_test import only_test, place_of, told
from faxflow.adapters.portal.recordings.side import held_tests, is_side, read_side
from faxflow.adapters.portal.recordings.side_secrets import side_secrets
from faxflow.adapters.portal.recordings.strange import (
    strange_bytes,
    strange_json,
    strange_text,
    what_to_do,
)
from faxflow.adapters.portal.recordings.stripping import still_holds, stripped, stripped_beside
from faxflow.adapters.portal.recordings.unreadable import UnreadableFile
from faxflow.domain.recorded_secret import FoundSecret, Secret, secrets_of
from faxflow.domain.recording import Recording
from faxflow.domain.recording_needs import Needs, needs_of
from faxflow.errors import ConfigurationProblem, FileUnreadable

_LARGEST = 50_000_000
"""Bytes; the longest walk of a person takes a hundredth of it."""


class RecordingFormat(StrEnum):
    CHROME = "chrome-recorder"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """A file's own text, and the walks in it: one, or a Selenium project's several tests.

    `beside` are secrets of tests that have been left out of it.
    """

    name: str
    format: RecordingFormat
    source: Decoded
    recordings: tuple[Recording, ...]
    beside: tuple[Secret, ...] = ()

    def needs(self, recording: Recording) -> Needs:
        """What one of the walks needs from outside."""
        return needs_of(recording, self._loose())

    def _loose(self) -> list[FoundSecret]:
        """The secrets outside of what steps tell."""
        loose = [found for text in texts_of(self.source.text) for found in loose_secrets(text)]
        if self.format is RecordingFormat.SIDE:
            loose += side_secrets(_json_of(self.source.text))
        return loose

    def without(self, secrets: Sequence[Secret]) -> bytes:
        """The file's own bytes with a place for each secret. Raises ConfigurationProblem."""
        text = stripped_beside(stripped(self.source.text, secrets), self.beside)
        if still_holds(text, [*secrets, *self.beside]):
            todo = "Type another password while you record, and put the true one in the secret."
            what = "its secret stands in it in a way that cannot be taken out"
            raise ConfigurationProblem(where=self.name, what=what, todo=todo)
        return self.source.encoded(text)

    def only(self) -> Recording:
        """The one walk. Raises ConfigurationProblem where there are several."""
        if len(self.recordings) == 1:
            return self.recordings[0]
        todo = f"Name one: faxflow extract import {self.name} --test NAME."
        what = f"it holds {len(self.recordings)} tests ({told(self.recordings)}), and a walk is one"
        raise ConfigurationProblem(where=self.name, what=what, todo=todo)

    def chosen(self, test: str) -> "RecordingFile":
        """The file with that test alone. Raises ConfigurationProblem where it is none of them."""
        try:
            number = place_of(test, self.recordings)
        except UnreadableFile as error:
            raise ConfigurationProblem(where=self.name, what=error.what, todo=error.todo) from error
        if len(self.recordings) == 1:
            return self
        others = [one for n, one in enumerate(self.recordings) if n != number]
        loose = self._loose()
        text = only_test(self.source.text, held_tests(_json_of(self.source.text))[number])
        return RecordingFile(
            name=self.name,
            format=self.format,
            source=replace(self.source, text=text),
            recordings=(self.recordings[number],),
            beside=tuple(secret for one in others for secret in secrets_of(one, loose)),
        )


def read_recording(path: Path) -> Recording:
    """The one walk in `path`. Raises FileMissing, FileUnreadable, ConfigurationProblem."""
    return open_recording(path).only()


def open_recording(path: Path) -> RecordingFile:
    """The file. Raises FileMissing, FileUnreadable, ConfigurationProblem."""
    return read_content(read_given(path), path.name)


def modified_on(path: Path) -> date:
    """The day on which the file was last changed, by this machine's zone. Raises FileUnreadable."""
    try:
        changed = path.stat().st_mtime
    except OSError as error:
        raise FileUnreadable(path=path, what=error.strerror) from error
    return datetime.fromtimestamp(changed).astimezone().date()


def read_content(content: bytes, name: str) -> RecordingFile:
    """The file of that content. Raises ConfigurationProblem."""
    try:
        source = _text_of(content)
        kind, recordings = _walks(_json_of(source.text))
    except UnreadableFile as error:
        raise ConfigurationProblem(where=name, what=error.what, todo=error.todo) from error
    return RecordingFile(name, kind, source, recordings)


def _text_of(content: bytes) -> Decoded:
    if len(content) > _LARGEST:
        raise UnreadableFile("it is far too large for a recording", what_to_do())
    strange, source = strange_bytes(content), decoded(content)
    if strange or source is None:
        raise UnreadableFile(strange or "it is binary, not a recording", what_to_do())
    if not source.text.strip():
        raise UnreadableFile("it is empty", what_to_do())
    return source


def _json_of(text: str) -> Mapping[str, object]:
    try:
        raw = decode(text)
    except ValueError as error:
        raise UnreadableFile(strange_text(text, str(error)), what_to_do()) from error
    strange = strange_json(raw)
    if strange or not isinstance(raw, Mapping):
        raise UnreadableFile(strange or "it is no recording", what_to_do())
    return raw


def _walks(raw: Mapping[str, object]) -> tuple[RecordingFormat, tuple[Recording, ...]]:
    if is_side(raw):
        return RecordingFormat.SIDE, read_side(raw)
    if "steps" not in raw and "title" not in raw:
        raise UnreadableFile(
            "it is JSON, but no recording: it holds no list of steps", what_to_do()
        )
    return RecordingFormat.CHROME, (read_chrome(raw),)
