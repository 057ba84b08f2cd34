"""The schedule's times and secrets come from the configuration that the practice has anyway."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.config.schedule_plan import plan_of, secrets_by_use, writable_folders
from faxflow.domain.schedule.job import Server
from faxflow.domain.schedule.plan import Plan
from faxflow.domain.schedule.table import wanted_jobs
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT


def config(folder: Path, more: str = "", **changes: str) -> Config:
    text = REHEARSAL_TEXT
    for old, new in changes.items():
        text = text.replace(f"[{old}]", f"[{old}]\n{new}")
    path = folder / "faxflow.toml"
    path.write_text(text + more)
    return load_config(path, {})


def test_a_practice_that_says_nothing_begins_at_five_on_working_days(tmp_path: Path) -> None:
    plan = plan_of(config(tmp_path))

    assert plan == Plan(portal=False)


def test_mornings_and_nights_are_as_the_practice_sets_them(tmp_path: Path) -> None:
    settings = 'morning = "04:30"\ndays = ["sat", "mon"]\nbackup = "23:00"\nweekly = "wed"\n'

    plan = plan_of(config(tmp_path, f"[schedule]\n{settings}"))

    assert (plan.morning, plan.mornings) == (270, (0, 5))
    assert (plan.nightly, plan.weekly) == (23 * 60, 2)


def test_without_days_of_its_own_it_follows_the_office_hours(tmp_path: Path) -> None:
    hours = 'days = ["tue", "wed"]\nopen = ["09:00-12:00", "13:00-18:30"]\n'
    hours += 'open_by_weekday = { sat = ["07:00-11:00"] }\n'

    plan = plan_of(config(tmp_path, f"[hours]\n{hours}"))

    assert plan.mornings == plan.office_days == (1, 2, 5)
    assert (plan.opens, plan.closes) == (7 * 60, 18 * 60 + 30)


@pytest.mark.parametrize("written", ['"25:00"', '"05:00:30"', '"morning"', '"05:00Z"'])
def test_a_time_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(ConfigurationProblem):
        config(tmp_path, f"[schedule]\nmorning = {written}\n")


def test_each_secret_is_of_the_servers_that_it_opens(tmp_path: Path) -> None:
    made = config(
        tmp_path,
        '[ping]\nurl = "PING_URL"\nhosts = ["hc.example"]\n'
        '[audit]\nanchor_url = "ANCHOR_URL"\nhosts = ["vault.example"]\n',
        gateway='user = "x"\npassword = "SHARED"',
        mailbox='user = "x"\npassword = "SHARED"',
        notices='webhook = "HOOK"\nwebhook_hosts = ["hooks.example"]',
    )

    found = secrets_by_use(made)

    assert found == {
        "SHARED": frozenset({Server.GATEWAY, Server.MAILBOX}),
        "HOOK": frozenset({Server.NOTICES}),
        "PING_URL": frozenset({Server.PING}),
        "ANCHOR_URL": frozenset({Server.AUDIT}),
    }


def test_of_the_jobs_that_tell_staff_none_is_shown_where_anchors_go(tmp_path: Path) -> None:
    more = '[audit]\nanchor_url = "ANCHOR_URL"\nhosts = ["vault.example"]\n'
    made = config(tmp_path, more + '[report.mail]\nto = ["desk@hilltop.example"]\n')
    [servers] = secrets_by_use(made).values()

    shown = {job.name for job in wanted_jobs(plan_of(made)) if servers and servers & job.servers}

    assert shown == {"anchor", "doctor"}


def test_the_stores_key_is_every_jobs_where_the_store_is_encrypted(tmp_path: Path) -> None:
    made = config(tmp_path, '[store]\nencryption = "sqlcipher"\n')

    assert secrets_by_use(made) == {"STORE_KEY": None}


def test_folders_that_are_written_to_are_those_of_metrics_log_intake_and_backup(
    tmp_path: Path,
) -> None:
    made = config(
        tmp_path,
        '[metrics]\nfile = "/srv/prom/f.prom"\n[log]\nfile = "/srv/log/f.log"\n'
        '[intake]\nfolder = "/srv/in"\n[backup]\nfolder = "/srv/copies"\n',
    )

    assert writable_folders(made) == {
        "": ("/srv/prom", "/srv/log"),
        "intake": ("/srv/in",),
        "backup": ("/srv/copies",),
    }
