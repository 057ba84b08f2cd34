"""The JSON Schemas of answers, as docs/schemas/ has them: made from the shapes in the code."""

import json
from collections.abc import Mapping

from faxflow.views.answers.commands import COMMANDS
from faxflow.views.answers.every import SHAPES
from faxflow.views.baseline_shape import BaselinesData, CapturedData
from faxflow.views.desk_shapes import BoardData, QueueData
from faxflow.views.doctor_shape import DoctorData
from faxflow.views.figures_shape import ScorecardData
from faxflow.views.json_schema import Schema, published_schema
from faxflow.views.mail_shape import MailedData, PlannedData
from faxflow.views.metrics_shape import MetricsData
from faxflow.views.ping_text import PingData
from faxflow.views.privacy_shape import PrivacyData
from faxflow.views.pruned_shape import PrunedData
from faxflow.views.rehearsal_shape import RehearsalData
from faxflow.views.report_shape import ReportData
from faxflow.views.restore_shape import (
    BackupData,
    GuardData,
    LiftedData,
    OpenedData,
    ReconciledData,
    RestoredData,
    SameData,
)
from faxflow.views.schedule.shapes import (
    ChangedScheduleData,
    ScheduleStatusData,
    ShownScheduleData,
)
from faxflow.views.setup.config_shapes import ConfigData, ValidatedData
from faxflow.views.setup.init_shape import InitData
from faxflow.views.store_shapes import (
    AnchorData,
    ConvertedData,
    ExportData,
    ImportData,
    StoreCheckData,
    TrailData,
    VerifiedData,
)

_HEAD = """\
# Answers in JSON

Made from the code, do not edit it by hand. What each command answers with `--json`, as JSON Schema
(draft 2020-12); `schema_version` changes when a field goes or means something else, not when one
is added. An answer that fails (exit codes 2, 4, 74, 75, 78) prints no JSON: what is wrong stands on
standard error. Where several schemas are named, the options of the command decide.

| command | schema |
|---|---|"""

VERSION = 1
"""Of every answer: a field that goes, or means something else, makes it 2; a new one does not."""

_SHAPES: Mapping[str, tuple[type, str]] = {
    "store-backup": (BackupData, "A backup that was made"),
    "store-backup-verify": (OpenedData, "A backup that was opened and looked over"),
    "store-restore": (RestoredData, "A backup that became the store"),
    "store-reconcile": (ReconciledData, "A restored store that was held against the mailbox"),
    "store-guard": (GuardData, "What is known since a store was restored"),
    "store-same": (SameData, "Faxes that are ones of the lost time"),
    "store-lift": (LiftedData, "A guard that was lifted"),
    "report": (ReportData, "A report of a day or of several"),
    "scorecard": (ScorecardData, "A scorecard"),
    "baseline": (BaselinesData, "What figures were before going live"),
    "baseline-capture": (CapturedData, "Figures that were kept as a baseline"),
    "queue": (QueueData, "What is a person's to do with referrals"),
    "board": (BoardData, "The queues of all desks"),
    "privacy": (PrivacyData, "What an installation keeps of patients"),
    "prune": (PrunedData, "What retention removed"),
    "ping": (PingData, "A try of the dead-man's switches"),
    "metrics": (MetricsData, "How things stand, for Prometheus"),
    "init": (InitData, "What a first set-up made"),
    "config-show": (ConfigData, "The configuration in use"),
    "config-validate": (ValidatedData, "What is wrong with a configuration"),
    "rehearse": (RehearsalData, "A rehearsed day"),
    "doctor": (DoctorData, "A check-up of the set-up"),
    "schedule-show": (ShownScheduleData, "A schedule as it would be installed"),
    "schedule-change": (ChangedScheduleData, "A schedule that was installed or removed"),
    "schedule-status": (ScheduleStatusData, "How the schedule stands"),
    "report-mail": (MailedData, "A report that was mailed"),
    "report-mail-dry-run": (PlannedData, "A report that would be mailed"),
    "store-converted": (ConvertedData, "A store that is encrypted, or plain again"),
    "store-check": (StoreCheckData, "What a check of the store found"),
    "store-export": (ExportData, "What was exported"),
    "store-import": (ImportData, "What was imported"),
    "audit-show": (TrailData, "Events of the history"),
    "audit-verify": (VerifiedData, "Whether the history holds, and what former anchors say"),
    "audit-anchor": (AnchorData, "The head of the history"),
}


def schemas() -> dict[str, Schema]:
    """Each schema by the name of its answer."""
    return {
        name: published_schema(shape, title=title, version=VERSION)
        for name, (shape, title) in {**_SHAPES, **SHAPES}.items()
    }


def schema_files() -> dict[str, str]:
    """What each file of docs/schemas/ holds, by its name."""
    files = {
        f"{name}.schema.json": f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"
        for name, schema in schemas().items()
    }
    return {**files, "README.md": _contents()}


def _contents() -> str:
    rows = [
        f"| `faxflow {command}` | {', '.join(f'[{one}]({one}.schema.json)' for one in names)} |"
        for command, names in sorted(COMMANDS.items())
    ]
    return "\n".join([_HEAD, *rows]) + "\n"
