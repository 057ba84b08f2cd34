"""What is wrong with a mapping file, said by key and with what was probably meant."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from faxflow.domain.plain_words import plain
from faxflow.errors import ConfigurationProblem
from faxflow.frames.mapping_file import FieldTable, LetterByField, MappingFile, TableFile

_UNKNOWN, _MISSING = "extra_forbidden", "missing"


def problem(
    path: Path, key: str, what: str, todo: str = "Mend the mapping."
) -> ConfigurationProblem:
    """A ConfigurationProblem that names the file and the key."""
    return ConfigurationProblem(where=f"{path}: {key}", what=what, todo=todo)


def meant(word: str, known: Iterable[str]) -> str:
    """“Did you mean …?”, or the words that are known."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known are: {', '.join(words)}."


def told(error: ValidationError, path: Path, shape: type[TableFile] = MappingFile) -> Exception:
    """What pydantic found, in our words; an unknown key first, since it explains a missing one."""
    return all_told(error, path, shape)[0]


def all_told(
    error: ValidationError, path: Path, shape: type[TableFile] = MappingFile
) -> list[ConfigurationProblem]:
    """Everything that pydantic found, in our words, the unknown keys first."""
    found = sorted(error.errors(), key=lambda one: one["type"] != _UNKNOWN)
    return [_told(one, path, shape) for one in found]


def _told(found: ErrorDetails, path: Path, shape: type[TableFile]) -> ConfigurationProblem:
    steps = [str(step) for step in found["loc"]]
    key = ".".join(step for step in steps if step not in {"str", "LetterByField", "[key]"})
    if found["type"] == _UNKNOWN:
        return problem(path, key, "there is no such key", meant(steps[-1], _keys(steps, shape)))
    if found["type"] == _MISSING:
        return problem(path, key, "the key is missing", "Add it.")
    what = plain(found["msg"])
    return problem(path, key, what[0].lower() + what[1:])


def _keys(steps: list[str], shape: type[TableFile]) -> Iterable[str]:
    if steps[0] == "fields":
        return FieldTable.model_fields
    return LetterByField.model_fields if steps[0] == "letter" else shape.model_fields
