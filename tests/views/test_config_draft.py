"""A first faxflow.toml can be loaded whatever was said, and shows defaults as they are."""

import re
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from faxflow.config.all_faults import all_faults
from faxflow.config.merging import fill_gateways
from faxflow.config.model import Config
from faxflow.config.shape import sections
from faxflow.config.source import SourceKind
from faxflow.views.setup.config_draft import config_draft, lines_to_change
from faxflow.views.setup.draft_parts import First, MailService

FIRST = First(
    practice='The "Hilltop" Practice \\ Ltd.',
    environment="rehearsal",
    time_zone="America/Chicago",
    country="US",
    source=SourceKind.DROP_FOLDER,
    gateway="srfax",
    caller_id="+12015550100",
    mailbox="faxes@hilltop.example",
    mail_service=MailService.OWN,
    told=("desk@hilltop.example", "lead@hilltop.example"),
    drop="drop",
    data="/var/lib/faxflow",
    secrets="secrets",
)
KINDS = list(product(SourceKind, ["srfax", "sinch", "{number}@fax.example"], MailService))


def loaded(text: str) -> Config:
    values = tomllib.loads(text)
    fill_gateways(values, Path("/etc/faxflow"))
    faults, config = all_faults(values, Path("/etc/faxflow"))
    assert faults == []
    assert config is not None
    return config


@pytest.mark.parametrize(("source", "gateway", "service"), KINDS)
def test_it_can_be_loaded(source: SourceKind, gateway: str, service: MailService) -> None:
    first = replace(FIRST, source=source, gateway=gateway, mail_service=service)

    config = loaded(config_draft(first))

    assert config.practice.name == FIRST.practice
    assert config.notices.to == FIRST.told
    assert config.gateway.sender == config.mailbox.user == FIRST.mailbox
    assert config.paths.secrets == Path("/etc/faxflow/secrets")


def test_what_is_commented_out_is_the_default() -> None:
    draft = config_draft(FIRST)
    brought_in = re.sub(r"^#(?=\w+ = )", "", draft, flags=re.MULTILINE)
    # of these, an example is shown, since their default is to have none
    examples = {"letter.max_pages", "gateway.caller_id", "letters_days", "source.max_age_hours"}

    shown, plain = tomllib.loads(brought_in), tomllib.loads(draft)

    for section, keys in shown.items():
        for key in keys.keys() - plain[section].keys():
            field = sections()[section][key]
            if field.default is not None and f"{section}.{key}" not in examples:
                assert getattr(getattr(loaded(brought_in), section), key) == field.default, key


def test_every_line_that_begins_with_a_key_is_known() -> None:
    section = ""

    for line in config_draft(replace(FIRST, source=SourceKind.SFTP)).splitlines():
        section = line.strip("[]") if line.startswith("[") else section
        key = re.match(r"#?(\w+) = ", line)
        assert not key or key[1] in sections()[section], line


def test_what_nobody_said_is_marked() -> None:
    guessed = replace(FIRST, invented=frozenset({"mailbox", "notify", "time-zone"}))

    marked = lines_to_change(config_draft(guessed))

    lines = config_draft(guessed).splitlines()
    keys = [lines[number - 1].partition(" ")[0] for number in marked]
    assert keys == [
        *("time_zone", "host", "user", "sender", "host", "user", "host", "user", "sender", "to"),
    ]


def test_a_service_that_everybody_knows_has_nothing_to_guess() -> None:
    draft = config_draft(replace(FIRST, mail_service=MailService.GOOGLE))

    assert lines_to_change(draft) == []


def test_a_secret_is_only_named() -> None:
    text = config_draft(FIRST)

    assert set(re.findall(r'^password = "(.*?)"', text, re.MULTILINE)) == {"MAILBOX_PASSWORD"}


def test_no_line_is_hard_to_read() -> None:
    assert max(map(len, config_draft(FIRST).splitlines())) <= 105
