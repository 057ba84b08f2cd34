"""Every piece of configuration that a page shows is one that faxflow takes."""

import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from faxflow.adapters.portal.page_rules import PageRule
from faxflow.config.load import load_config
from faxflow.config.mail_rules import load_mail_rules
from faxflow.config.model import Config

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "faxflow.example.toml"
PAGES = sorted(set((ROOT / "docs").glob("*.md")) - {ROOT / "docs" / "cli.md"})
BLOCK = re.compile(r"(?:^(?: {4,}.*)?\n)+", re.MULTILINE)
OF_A_SITE = {"pages", "signed_in", "variables", "secrets", "recording", "screenshots"}
OF_A_MAPPING = {"fields", "directory", "letter", "fax_number"}
OAUTH = {
    "provider": "microsoft",
    "tenant": "hilltop.example",
    "client_id": "1111",
    "client_secret": "OAUTH_SECRET",
}


def _blocks() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each indented block that begins with a table, with the page that it stands in."""
    for page in PAGES:
        for found in BLOCK.finditer(f"\n{page.read_text(encoding='utf-8')}"):
            text = textwrap.dedent(found[0]).strip()
            if re.match(r"\[\[?[a-z]", text):
                # Lines for the shell may follow in the same block.
                written = re.split(r"\n\n(?=\$ |faxflow )", text)[0]
                yield page.name, tomllib.loads(written)


SHOWN = list(_blocks())
KINDS: Mapping[str, set[str]] = {
    "configuration": set(Config.model_fields),
    "rules": {"rule"},
    "site": OF_A_SITE,
    "mapping": OF_A_MAPPING,
}


def _of(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [(page, block) for page, block in SHOWN if set(block) <= KINDS[kind]]


def _merged(block: Mapping[str, Any]) -> dict[str, Any]:
    """The example with what the page shows; a door and [oauth] have the keys of their
    own kind alone.

    What a page leaves to the reader, as `SHA256:…`, is left out.
    """
    values = {"oauth": OAUTH, **tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))}
    for section, keys in block.items():
        told = {key: one for key, one in keys.items() if not _is_left_open(one)}
        whole = section in {"source", "oauth"}
        values[section] = told if whole else {**values.get(section, {}), **told}
    return values


def _is_left_open(value: object) -> bool:
    return any(dots in str(value) for dots in ("…", "..."))


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f'"{key}" = {_written(one)}' for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}'" if isinstance(value, str) else str(value)


def _toml(values: Mapping[str, Any]) -> str:
    return "\n".join(
        f"[{section}]\n" + "\n".join(f"{key} = {_written(one)}" for key, one in keys.items())
        for section, keys in values.items()
    )


def test_every_block_is_of_a_kind_that_is_looked_at() -> None:
    known = [block for kind in KINDS for _, block in _of(kind)]

    assert len(known) > 25
    assert [(page, [*block]) for page, block in SHOWN if block not in known] == []


@pytest.mark.parametrize(("page", "block"), _of("configuration"))
def test_what_a_page_says_of_the_configuration_is_taken(
    page: str, block: dict[str, Any], tmp_path: Path
) -> None:
    config = tmp_path / "faxflow.toml"
    config.write_text(_toml(_merged(block)), encoding="utf-8")
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nevidence = "tried"\naddress = "{number}@fax.example"\n', encoding="utf-8"
    )

    loaded = load_config(config, {})

    assert set(block) <= loaded.model_fields_set, page


@pytest.mark.parametrize(("page", "block"), _of("rules"))
def test_what_a_page_says_of_rules_is_taken(
    page: str, block: dict[str, Any], tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    written = [
        "[[rule]]\n" + "\n".join(f"{key} = {_written(one)}" for key, one in rule.items())
        for rule in block["rule"]
    ]
    rules.write_text("\n".join(written), encoding="utf-8")

    assert len(load_mail_rules(rules)) == len(block["rule"]), page


@pytest.mark.parametrize(("page", "block"), _of("site"))
def test_what_a_page_says_of_pages_in_between_is_taken(page: str, block: dict[str, Any]) -> None:
    rules = [PageRule.model_validate(one) for one in block.get("pages", [])]

    assert len(rules) == len(block.get("pages", [])), page
