"""schedule show: the files of a schedule, to be read or written somewhere."""

from pathlib import Path

from faxflow.adapters.new_file import write_new
from faxflow.cli.schedules.here import Here
from faxflow.cli.schedules.installing import unknown_secrets
from faxflow.cli.session import Answer
from faxflow.domain.counted import counted
from faxflow.domain.schedule.kind import Kind
from faxflow.views.schedule.status_text import shown_text

CRONTAB = "crontab"


def show(made: Here, kind: Kind, output: Path | None) -> Answer:
    """The files, printed, or written into a folder. Raises ScheduleRefused, or as write_new."""
    files = {CRONTAB: made.crontab()} if kind is Kind.CRON else made.units()
    data = {
        "kind": str(kind),
        "config": made.installation.config,
        "instance": made.installation.instance,
        "account": made.installation.account,
        "files": [{"name": name, "text": text} for name, text in files.items()],
        "unknown_secrets": [one.name for one in made.installation.secrets if not one.is_known],
    }
    if output is None:
        return Answer(shown_text(files), data, problems=unknown_secrets(made))
    output.mkdir(parents=True, exist_ok=True)
    write_new({output / name: text.encode() for name, text in files.items()})
    text = (
        f"{counted(len(files), 'file')} written to {output}. Look, then: faxflow schedule install"
    )
    return Answer(text, data, problems=unknown_secrets(made))
