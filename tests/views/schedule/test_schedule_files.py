"""Crontabs and units say what the table says, and quote what must be quoted."""

from dataclasses import replace

import pytest

from faxflow.domain.schedule.installation import Installation, SecretPlace
from faxflow.domain.schedule.job import Server
from faxflow.domain.schedule.plan import Plan
from faxflow.domain.schedule.table import jobs, wanted_jobs
from faxflow.views.schedule.crontab_text import MachineClock, crontab_text
from faxflow.views.schedule.quoting import cron_words, unit_words
from faxflow.views.schedule.unit_text import started_units, unit_files

SECRETS = (
    SecretPlace("GATEWAY_PASSWORD", frozenset({Server.GATEWAY}), "/etc/faxflow/s/GATEWAY"),
    SecretPlace("MAILBOX_PASSWORD", frozenset({Server.MAILBOX}), command="pass mail"),
    SecretPlace("STORE_KEY", None, "/etc/faxflow/s/KEY"),
    SecretPlace("LOST", frozenset({Server.GATEWAY})),
)
HERE = Installation(
    command=("/opt/faxflow/faxflow",),
    config="/etc/faxflow/faxflow.toml",
    data="/var/lib/faxflow",
    account="faxflow",
    zone="America/Chicago",
    mail_to=("desk@hilltop.example", "it@hilltop.example"),
    secrets=SECRETS,
    writable={"intake": ("/srv/referrals",)},
)
PLAN = Plan(referrals=True, intake=True)
UNITS = unit_files(wanted_jobs(PLAN), HERE)
CLOCK = MachineClock("America/Chicago")


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_a_crontab_names_configuration_readers_and_the_places_of_secrets() -> None:
    told = lines(crontab_text(wanted_jobs(PLAN), HERE, CLOCK))

    assert "FAXFLOW_CONFIG=/etc/faxflow/faxflow.toml" in told
    assert "MAILTO=desk@hilltop.example,it@hilltop.example" in told
    assert "GATEWAY_PASSWORD_FILE=/etc/faxflow/s/GATEWAY" in told
    assert "MAILBOX_PASSWORD_COMMAND=pass mail" in told
    assert not [line for line in told if line.startswith("LOST")]


def test_what_a_practice_does_not_use_stands_as_a_comment_in_the_table_of_all() -> None:
    text = crontab_text(jobs(Plan()), HERE, CLOCK)

    assert "\n#1-59/5 * * * *         /opt/faxflow/faxflow referral intake --quiet\n" in text
    assert not any("referral intake" in line for line in lines(text))


def test_a_machine_in_another_zone_has_shifted_hours_and_says_so() -> None:
    text = crontab_text(wanted_jobs(PLAN), HERE, MachineClock("America/New_York", 1))

    assert "0 6 * * 1-5 " in text
    assert "1 hour ahead of the practice's (America/Chicago)" in text


def test_a_morning_whose_server_is_down_is_tried_again_by_cron() -> None:
    told = lines(crontab_text(wanted_jobs(PLAN), HERE, CLOCK))

    [morning] = [line for line in told if "run-morning" in line]
    assert morning.startswith("0 5 * * 1-5 ")
    assert "|| { [ $? -eq 75 ] && sleep 1200 && /opt/faxflow/faxflow run-morning" in morning


def test_each_job_has_a_service_and_a_timer_or_goes_on_by_itself() -> None:
    assert {"faxflow-morning.service", "faxflow-morning.timer"} <= UNITS.keys()
    assert {"faxflow-watch.service", "faxflow-intake.service"} <= UNITS.keys()
    assert not {"faxflow-watch.timer", "faxflow-intake.timer"} & UNITS.keys()
    assert "--follow" in UNITS["faxflow-watch.service"]


def test_what_is_enabled_is_the_timers_and_the_services_that_go_on() -> None:
    started = started_units(wanted_jobs(PLAN), HERE)

    assert started["faxflow-morning.timer"] == "timers.target"
    assert started["faxflow-watch.service"] == "multi-user.target"
    assert "faxflow-failed@.service" not in started
    assert started.keys() < UNITS.keys()


def test_systemctl_would_enable_the_very_units_that_are_enabled() -> None:
    wanted = {
        name: text.partition("\n[Install]\nWantedBy=")[2].strip() for name, text in UNITS.items()
    }

    assert {name: target for name, target in wanted.items() if target} == started_units(
        wanted_jobs(PLAN), HERE
    )


def test_a_timer_names_the_practices_zone_and_makes_up_for_a_lost_morning() -> None:
    timer = UNITS["faxflow-morning.timer"]

    assert "OnCalendar=Mon..Fri *-*-* 05:00:00 America/Chicago\n" in timer
    assert "Persistent=true\n" in timer
    assert "Persistent" not in UNITS["faxflow-send.timer"]


def test_every_service_but_the_last_resort_tells_of_its_failure() -> None:
    silent = [
        name
        for name, text in UNITS.items()
        if name.endswith(".service") and "OnFailure=faxflow-failed@%N.service\n" not in text
    ]

    assert silent == ["faxflow-failed@.service"]


def test_a_unit_is_given_the_secrets_of_its_own_servers() -> None:
    send, watch = UNITS["faxflow-send.service"], UNITS["faxflow-watch.service"]

    assert "LoadCredential=GATEWAY_PASSWORD:/etc/faxflow/s/GATEWAY\n" in send
    assert "MAILBOX" not in send
    assert 'Environment="MAILBOX_PASSWORD_COMMAND=pass mail"\n' in watch
    assert "GATEWAY" not in watch
    assert all("STORE_KEY" in text for name, text in UNITS.items() if "morning.service" in name)


def test_a_refused_login_is_not_tried_again_by_systemd() -> None:
    for name, text in UNITS.items():
        if "\nRestart=" in text:
            prevented = text.partition("RestartPreventExitStatus=")[2].splitlines()[0].split()
            assert {"4", "74", "78"} <= set(prevented), name


def test_folders_beside_the_data_are_writable_for_the_job_that_changes_them() -> None:
    assert "ReadWritePaths=-/srv/referrals\n" in UNITS["faxflow-intake.service"]
    assert "ReadWritePaths" not in UNITS["faxflow-send.service"]


def test_data_outside_var_lib_is_writable_by_its_path() -> None:
    moved = unit_files(wanted_jobs(PLAN), replace(HERE, data="/srv/fax data"))

    assert 'ReadWritePaths="/srv/fax data"\n' in moved["faxflow-send.service"]
    assert "StateDirectory" not in moved["faxflow-send.service"]


def test_what_lies_in_a_home_is_let_in_to_be_read() -> None:
    moved = unit_files(wanted_jobs(PLAN), replace(HERE, config="/home/mia/faxflow.toml"))

    assert "ProtectHome=read-only\n" in moved["faxflow-send.service"]
    assert "ProtectHome=yes\n" in UNITS["faxflow-send.service"]


def test_an_instance_has_names_of_its_own_and_its_own_last_resort() -> None:
    made = unit_files(wanted_jobs(PLAN), replace(HERE, instance="test"))

    assert not made.keys() & UNITS.keys()
    assert "OnFailure=faxflow-failed-test@%N.service\n" in made["faxflow-send-test.service"]


@pytest.mark.parametrize(
    ("word", "cron", "unit"),
    [
        ("/opt/faxflow/faxflow", "/opt/faxflow/faxflow", "/opt/faxflow/faxflow"),
        ("/opt/fax flow/x", "'/opt/fax flow/x'", '"/opt/fax flow/x"'),
        ("/opt/100%", r"/opt/100\%", "/opt/100%%"),
        ("/opt/$x", "'/opt/$x'", "/opt/$$x"),
        ('a"b', "'a\"b'", r'"a\"b"'),
    ],
)
def test_words_are_quoted_as_their_reader_wants_it(word: str, cron: str, unit: str) -> None:
    assert (cron_words([word]), unit_words([word])) == (cron, unit)
