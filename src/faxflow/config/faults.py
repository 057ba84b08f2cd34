"""What is wrong with faxflow.toml, fault by fault, in words that never repeat a value."""

import difflib
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import ErrorDetails

from faxflow.config.model import Config
from faxflow.config.shape import sections
from faxflow.config.source_faults import belongs_to, kind_fault
from faxflow.domain.plain_words import plain
from faxflow.errors import ConfigurationProblem

_UNKNOWN = "extra_forbidden"
_MISSING = "missing"
_SHOWN = "Add it; faxflow.example.toml shows how."


@dataclass(frozen=True, slots=True)
class KeyFault:
    """`section` is empty where the whole file is meant, `key` where the whole section is; a key
    in a table of the key's own has dots."""

    section: str
    key: str
    what: str
    todo: str

    @property
    def place(self) -> str:
        """`[gateway] sender`, or nothing."""
        return f"[{self.section}] {self.key}".rstrip() if self.section else ""

    def problem(self, path: Path) -> ConfigurationProblem:
        """The fault as a command tells it that cannot go on."""
        where = f"{path} {self.place}" if self.section else path
        return ConfigurationProblem(where=where, what=self.what, todo=self.todo)


def is_unknown(error: ErrorDetails) -> bool:
    """Whether it is a key that nobody knows; it is often the missing one, misspelt."""
    return error["type"] == _UNKNOWN


def is_missing(error: ErrorDetails) -> bool:
    """Whether it is a key or a section that must be there."""
    return error["type"] == _MISSING


def fault_of(error: ErrorDetails) -> KeyFault:
    """What pydantic found, in our words."""
    section, *key = [str(part) for part in error["loc"]] or [""]
    if section == "source":
        return _source_fault(error)
    if len(key) > 1 and f"{section}.{key[0]}" in sections():
        section, key = f"{section}.{key[0]}", key[1:]
    return _named(section, key, error)


def _source_fault(error: ErrorDetails) -> KeyFault:
    if what := kind_fault(error["type"]):
        return KeyFault("source", "kind", what, _SHOWN)
    if not error["loc"][1:]:
        return _named("source", [], error)
    kind, *key = [str(part) for part in error["loc"][1:]]
    named = ".".join(key)
    if is_missing(error):
        return KeyFault("source", named, f'it is missing, and kind = "{kind}" needs it', _SHOWN)
    if is_unknown(error) and (owners := belongs_to(key[0])):
        what = f'it is a key of {" and ".join(owners)}, and this is kind = "{kind}"'
        return KeyFault("source", named, what, "Take it out, or mend kind.")
    return _named("source", key, error)


def _named(section: str, key: list[str], error: ErrorDetails) -> KeyFault:
    named = ".".join(key)
    if is_missing(error):
        return KeyFault(section, named, "it is missing", _SHOWN)
    if is_unknown(error):
        return KeyFault(section, named, "faxflow knows no such key", _near(section, key))
    return KeyFault(section, named, plain(error["msg"]), "Mend it and run again.")


def _near(section: str, key: list[str]) -> str:
    known = list(sections()[section]) if key else list(Config.model_fields)
    near = difflib.get_close_matches(key[0] if key else section, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Known here are: {', '.join(known)}."
