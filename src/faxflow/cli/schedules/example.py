"""crontab.example: the crontab of a practice as faxflow.example.toml describes it, for reading."""

from typing import Final

from faxflow.config.model import Config
from faxflow.config.schedule_plan import plan_of, secrets_by_use
from faxflow.domain.schedule.installation import Installation, SecretPlace
from faxflow.domain.schedule.job import Server
from faxflow.domain.schedule.table import jobs
from faxflow.views.schedule.crontab_text import MachineClock, crontab_text

_HEAD: Final = """\
# A schedule for faxflow on Debian's cron, as an example. `faxflow schedule show --cron` writes
# the one of your practice and machine, and `faxflow schedule install --cron` puts it in place;
# `--systemd` does the same with timers (docs/hardening.md). This file is made from the code.
#
"""
_FOLDER: Final = "/etc/faxflow"
_PORTAL: Final = SecretPlace(
    "PORTAL_PASSWORD", frozenset({Server.SOURCE}), f"{_FOLDER}/secrets/PORTAL_PASSWORD"
)


def crontab_example(config: Config) -> str:
    """The whole file. `config` is that of faxflow.example.toml."""
    zone = config.practice.time_zone
    secrets = [
        SecretPlace(name, servers, f"{_FOLDER}/secrets/{name}")
        for name, servers in secrets_by_use(config).items()
    ]
    here = Installation(
        command=("/opt/faxflow/faxflow",),
        config=f"{_FOLDER}/faxflow.toml",
        data="/var/lib/faxflow",
        account="faxflow",
        zone=zone,
        mail_to=config.notices.to,
        secrets=(_PORTAL, *secrets),
    )
    return _HEAD + crontab_text(jobs(plan_of(config)), here, MachineClock(zone))
