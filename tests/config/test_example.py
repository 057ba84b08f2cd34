"""faxflow.example.toml shows the configuration whole, and as it is."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from faxflow.config.load import load_config
from faxflow.config.model import Config

EXAMPLE = Path(__file__).parents[2] / "faxflow.example.toml"


def sections() -> dict[str, type[BaseModel]]:
    """Those that are shown whole; the second gateway's keys are the first's."""
    found = {
        name: get_args(field.annotation)[0] if get_args(field.annotation) else field.annotation
        for name, field in Config.model_fields.items()
    }
    return {name: kind for name, kind in found.items() if kind and name != "second_gateway"}


def keys_shown(section: str) -> list[str]:
    """The keys below a section's heading, commented out or not."""
    whole = EXAMPLE.read_text(encoding="utf-8")
    text = re.split(r"\n#?\[", re.split(rf"\n#?\[{section}\]", whole, maxsplit=1)[1], maxsplit=1)[0]
    return re.findall(r"^#?(\w+) = ", text, re.MULTILINE)


def with_every_key(folder: Path) -> Path:
    """The example with its commented keys brought in."""
    path = folder / "faxflow.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^#(?=\w+ = |\[)", "", text, flags=re.MULTILINE), encoding="utf-8")
    return path


def test_the_example_is_a_configuration() -> None:
    config = load_config(EXAMPLE, {})

    assert config.practice.name == "Hilltop Family Practice"


@pytest.mark.parametrize("section", sections())
def test_the_example_shows_every_key_of_a_section_once(section: str) -> None:
    shown = keys_shown(section)

    assert sorted(shown) == sorted(sections()[section].model_fields)


def test_the_second_gateway_is_shown_ready_to_be_brought_in(tmp_path: Path) -> None:
    second = load_config(with_every_key(tmp_path), {}).second_gateway

    assert second is not None
    assert (second.name, second.takes_over) == ("concord", False)
    assert second.host == "smtp.fax.example"


def test_what_is_commented_out_is_the_default(tmp_path: Path) -> None:
    shown = load_config(with_every_key(tmp_path), {})
    plain = load_config(EXAMPLE, {})

    for name, section in sections().items():
        set_by_hand = getattr(getattr(plain, name), "model_fields_set", set())
        for key, field in section.model_fields.items():
            if not (key in set_by_hand or field.is_required() or field.default is None):
                assert getattr(getattr(shown, name), key) == field.default, f"[{name}] {key}"
