"""The copy says what the practice's configuration says, but for every door to the world."""

from pathlib import Path

import pytest

from faxflow.cli.rehearse.practice_copy import PASSWORD_NAME, practice_at, write_copy
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.simulator.practice.folder import Servers
from rehearsed_practice import Birchwood, birchwood

SERVERS = Servers(2525, 1143, 2526, None)
MORE = """\
[second_gateway]
profile = "concord"
takes_over = true
[retry]
attempts = 3
reasons = {busy = {wait_minutes = [20, 40], retries = 2}}
[numbers]
hold_after_failures = 2
[alarms]
report_by = "07:30"
[follow_up]
hours = 12.5
[scorecard]
targets = {fax-first-try = 0.95}
[intake]
folder = "referrals"
[referrals]
people = {mara = "intake"}
"""


@pytest.fixture
def here(tmp_path: Path) -> Birchwood:
    (tmp_path / "practice").mkdir()
    practice = birchwood(tmp_path / "practice")
    practice.config.write_text(practice.config.read_text() + MORE)
    return practice


def copied(here: Birchwood, environment: dict[str, str] | None = None) -> tuple[Config, Config]:
    """The practice's configuration and its copy's, both as faxflow reads them."""
    practice = practice_at(here.config, environment or {})
    path = write_copy(practice, here.folder.parent, SERVERS)
    return practice.config, load_config(path, {})


def test_what_decides_about_faxes_is_the_same(here: Birchwood) -> None:
    original, copy = copied(here)

    for name in ("retry", "pacing", "numbers", "hours", "alarms", "follow_up", "scorecard"):
        assert getattr(copy, name) == getattr(original, name), name
    assert copy.practice.name == original.practice.name
    assert copy.report.mapping == original.report.mapping
    assert copy.letter == original.letter
    assert copy.gateway.address == original.gateway.address == "{number}@srfax.com"
    assert copy.gateway.silence_hours == original.gateway.silence_hours
    assert copy.gateway.notice_domains == original.gateway.notice_domains
    assert copy.second_gateway
    assert copy.second_gateway.address == "{number}@concordsend.com"
    assert copy.second_gateway.takes_over
    assert copy.notices.to == original.notices.to


def test_every_server_is_the_simulators_and_no_door_is_left(here: Birchwood) -> None:
    _, copy = copied(here)

    servers = (copy.gateway, copy.second_gateway, copy.mailbox, copy.notices)
    assert {one.host for one in servers if one} == {"127.0.0.1"}
    assert {one.port for one in servers if one} == {2525, 1143, 2526}
    assert {one.password for one in servers if one} == {PASSWORD_NAME, None}
    assert copy.practice.environment == "rehearsal"
    assert copy.paths.data == here.folder.parent / "data"
    doors = (copy.oauth, copy.notices.webhook, copy.notices.command, copy.intake.folder)
    assert not any(doors)
    assert not any((copy.report.mail.to, copy.ping.secrets, copy.referrals.people))


def test_what_the_environment_says_counts_in_the_copy_too(here: Birchwood) -> None:
    environment = {"FAXFLOW_GATEWAY_MESSAGES_PER_MINUTE": "7", "FAXFLOW_RETRY_ATTEMPTS": "2"}

    original, copy = copied(here, environment)

    assert copy.gateway.messages_per_minute == original.gateway.messages_per_minute == 7
    assert copy.retry.attempts == original.retry.attempts == 2


def test_sections_that_are_new_to_it_are_left_out(here: Birchwood) -> None:
    practice = practice_at(here.config, {})
    values = {**practice.values, "beacon": {"url": "https://beacon.example"}}

    path = write_copy(type(practice)(practice.config, values), here.folder.parent, SERVERS)

    assert "beacon" not in path.read_text()
