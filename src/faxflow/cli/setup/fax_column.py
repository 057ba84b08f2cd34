"""Asks at a terminal which column holds the fax numbers, where no draft can tell it for certain."""

from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from faxflow.cli.recording_questions import Ask
from faxflow.cli.setup.first_files import FirstMapping
from faxflow.frames.mapping import NOT_SAID, parse_mapping
from faxflow.views.toml_value import toml_value

_LATER = "-"


def with_fax_column(drafted: FirstMapping, ask: Ask | None) -> FirstMapping:
    """The drafted mapping with the column that the person names; as it was where none is named."""
    if ask is None or not drafted.asks:
        return drafted
    columns = [name for one in drafted.mapping.columns for name in one.names if name != NOT_SAID]
    column = _asked(columns, ask)
    if column is None:
        return drafted
    text = drafted.text.replace(toml_value(NOT_SAID), toml_value(column))
    return replace(
        drafted, text=text, mapping=parse_mapping(text, Path("mapping.toml")), asks=False
    )


def _asked(columns: Collection[str], ask: Ask) -> str | None:
    question = f"Which column holds the numbers to fax to: {', '.join(columns)} ({_LATER}: later)"
    by_name = {one.casefold(): one for one in columns}
    while True:
        said = ask(question, _LATER).strip()
        if said == _LATER:
            return None
        if said.casefold() in by_name:
            return by_name[said.casefold()]
        near = get_close_matches(said.casefold(), by_name, n=1)
        meant = by_name[near[0]] if near else " or ".join(columns)
        question = f"There is no such column; did you mean {meant}? ({_LATER}: later)"
