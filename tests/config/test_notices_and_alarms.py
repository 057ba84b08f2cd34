"""[notices] and [alarms]: only approved destinations, and no wait beyond the hour."""

from datetime import time
from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.notices import WebhookStyle
from faxflow.domain.delivery import State
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT

FINAL = {State.DELIVERED, State.CANCELLED}


def config_with(folder: Path, text: str) -> Config:
    """[notices] stands last in the text, so that its keys may follow."""
    path = folder / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT + text, encoding="utf-8")
    return load_config(path, {})


def test_beside_mail_there_is_no_channel_unless_it_is_asked_for(tmp_path: Path) -> None:
    notices = config_with(tmp_path, "").notices

    assert (notices.webhook, notices.command, notices.digest_minutes) == (None, (), 45)


def test_a_webhook_and_a_command_may_be_approved(tmp_path: Path) -> None:
    text = """
webhook = "ALERT_WEBHOOK"
webhook_style = "slack"
webhook_hosts = ["hooks.slack.com"]
command = ["/usr/local/bin/page", "--queue", "fax desk"]
"""

    notices = config_with(tmp_path, text).notices

    assert (notices.webhook, notices.webhook_style) == ("ALERT_WEBHOOK", WebhookStyle.SLACK)
    assert notices.command == ("/usr/local/bin/page", "--queue", "fax desk")


def test_the_environment_may_name_several_hosts(tmp_path: Path) -> None:
    path = tmp_path / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT, encoding="utf-8")
    hosts = {"FAXFLOW_NOTICES_WEBHOOK_HOSTS": "hooks.slack.com, 127.0.0.1"}

    notices = load_config(path, hosts).notices

    assert notices.webhook_hosts == ("hooks.slack.com", "127.0.0.1")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('webhook = "ALERT_WEBHOOK"', "webhook_hosts must name the hosts"),
        ('webhook = "https://hooks.slack.com/T0/B0/x"', "never the secret"),
        ('webhook = "A"\nwebhook_hosts = ["no host"]', "a host stands alone"),
        ('webhook = "A"\nwebhook_hosts = ["https://hooks.slack.com"]', "a host stands alone"),
        ('command = ["page"]', "whole path"),
        ("digest_minutes = 46", "less than or equal to 45"),
        ('[alarms]\nreport_by = "8 o clock"', "time"),
        ("[alarms]\nlowest_share = 1.5", "less than or equal to 1"),
        ("[alarms]\nsent_hours = -1", "greater than or equal to 0"),
        ("[alarms]\nstuck = 3", "faxflow knows no such key"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        config_with(tmp_path, text)

    assert says in str(problem.value)
    assert "hooks.slack.com/T0" not in str(problem.value)


def test_every_state_that_is_not_final_has_its_limit(tmp_path: Path) -> None:
    alarms = config_with(tmp_path, "").alarms

    assert alarms.stuck_hours.keys() == set(State) - FINAL
    assert alarms.report_by == time(8)


def test_a_practice_may_wait_for_no_report(tmp_path: Path) -> None:
    assert config_with(tmp_path, '[alarms]\nreport_by = "never"').alarms.report_by is None
