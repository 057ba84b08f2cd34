"""faxflow.example.toml shows the configuration whole, and as it is."""

import re
import tomllib
from functools import reduce
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from faxflow.config.load import load_config
from faxflow.config.model import Config

EXAMPLE = Path(__file__).parents[2] / "faxflow.example.toml"


def kinds(section: str) -> list[type[BaseModel]]:
    """The shapes that a section may have: one, or one for each kind of source."""
    outer, _, inner = section.partition(".")
    shapes = tables(Config.model_fields[outer])
    return tables(shapes[0].model_fields[inner]) if inner else shapes


def tables(field: FieldInfo) -> list[type[BaseModel]]:
    found = (field.annotation, *get_args(field.annotation))
    return [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]


def sections() -> list[str]:
    """Those that are shown whole; the second gateway's keys are the first's."""
    return [*(name for name in Config.model_fields if name != "second_gateway"), "report.mail"]


def value_at(config: Config, section: str) -> object:
    return reduce(getattr, section.split("."), config)


def shown_of(section: str) -> str:
    """What stands below a section's heading."""
    whole = EXAMPLE.read_text(encoding="utf-8")
    after = re.split(rf"\n#?\[{re.escape(section)}\]", whole, maxsplit=1)[1]
    return re.split(r"\n#?\[", after, maxsplit=1)[0]


def keys_shown(section: str) -> list[str]:
    """Its keys, commented out or not."""
    return re.findall(r"^#?(\w+) = ", shown_of(section), re.MULTILINE)


def with_every_key(folder: Path) -> Path:
    """The example with its commented keys brought in, but for those of other kinds of source."""
    path = folder / "faxflow.toml"
    text = re.sub(r"^#(?=\w+ = |\[)", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    source = shown_of("source")
    path.write_text(text.replace(source.replace("\n#", "\n"), source), encoding="utf-8")
    return path


def test_the_example_is_a_configuration() -> None:
    config = load_config(EXAMPLE, {})

    assert config.practice.name == "Hilltop Family Practice"


@pytest.mark.parametrize("section", sections())
def test_the_example_shows_every_key_of_a_section_once(section: str) -> None:
    shown = keys_shown(section)

    known = {key for kind in kinds(section) for key in kind.model_fields}
    assert sorted(shown) == sorted(key for key in known if f"{section}.{key}" not in sections())


def test_the_second_gateway_is_shown_ready_to_be_brought_in(tmp_path: Path) -> None:
    second = load_config(with_every_key(tmp_path), {}).second_gateway

    assert second is not None
    assert (second.name, second.takes_over) == ("concord", False)
    assert second.host == "smtp.fax.example"


def test_what_is_commented_out_is_the_default(tmp_path: Path) -> None:
    shown = load_config(with_every_key(tmp_path), {})
    plain = load_config(EXAMPLE, {})

    for name in sections():
        set_by_hand = getattr(value_at(plain, name), "model_fields_set", set())
        for key, field in kinds(name)[0].model_fields.items():
            if not (key in set_by_hand or field.is_required() or field.default is None):
                assert getattr(value_at(shown, name), key) == field.default, f"[{name}] {key}"


@pytest.mark.parametrize("kind", kinds("source"), ids=lambda kind: kind.__name__)
def test_what_is_commented_out_for_a_kind_of_source_is_its_default(kind: type[BaseModel]) -> None:
    shown = tomllib.loads(shown_of("source").partition("\n")[2].replace("\n#", "\n"))

    optional = {
        key: field.default
        for key, field in kind.model_fields.items()
        if not (field.is_required() or field.default is None) and key not in {"folder", "host_key"}
    }

    assert {key: tuple_of(shown[key]) for key in optional} == optional


def tuple_of(value: object) -> object:
    """As the model holds it."""
    return tuple(value) if isinstance(value, list) else value
