"""Every metric that faxflow tells, in the order of the file."""

from typing import Final

from faxflow.domain.signals.metric import Kind, Metric

BUILD = Metric(
    "faxflow_build_info",
    "The program that wrote these metrics; always 1.",
    ("version", "python"),
)
STORE_INFO = Metric(
    "faxflow_store_info",
    "The environment of the store; always 1.",
    ("environment",),
    then="Leave rehearsals out of alerts by it.",
)
SCHEMA = Metric(
    "faxflow_store_schema_version",
    "The newest migration that the store has.",
    then="It changes with an upgrade; two hosts that differ run two versions.",
)
GENERATION = Metric(
    "faxflow_store_generation",
    "How often the store was restored, and once more.",
    then="Where it grows, somebody restored a backup: what was due is held until reconciled.",
)
STORE_SIZE = Metric("faxflow_store_size_bytes", "Bytes of the store and its journal.")
FREE = Metric(
    "faxflow_data_free_bytes",
    "Bytes free where the data folder lies.",
    then="Make room: a full disk stops every run (exit code 74). `faxflow prune` helps.",
)
CASES = Metric(
    "faxflow_cases",
    "Faxes by state.",
    ("state",),
    then="`faxflow case list --state …`; in-doubt, held and failed wait for a person.",
)
OLDEST = Metric(
    "faxflow_cases_oldest_timestamp_seconds",
    "Since when the oldest fax stands in an unfinished state, a waiting one since its next try"
    " was due; none where no fax is in it. Of more than 10000 the first are looked at.",
    ("state",),
    then="Ready for long: does `send` run, and is the gateway halted? Waiting: does `retry` run?",
)
ATTEMPTS_TODAY = Metric(
    "faxflow_attempts_today",
    "Attempts begun since the practice's midnight, by what came of them; out: not settled.",
    ("gateway", "outcome"),
)
FAILURES_TODAY = Metric(
    "faxflow_failures_today",
    "Attempts begun since the practice's midnight that failed, by reason.",
    ("gateway", "reason"),
    then="Many of one reason: `faxflow report` names the numbers by id.",
)
ATTEMPTS = Metric("faxflow_attempts_total", "Attempts begun.", ("gateway",), Kind.COUNTER)
TAKEN = Metric(
    "faxflow_handovers_total", "Attempts that a gateway took.", ("gateway",), Kind.COUNTER
)
DELIVERIES = Metric(
    "faxflow_deliveries_total",
    "Faxes that became delivered, by what proved it.",
    ("gateway", "evidence"),
    Kind.COUNTER,
)
FAILURES = Metric(
    "faxflow_failures_total",
    "Attempts that failed, by reason.",
    ("gateway", "reason"),
    Kind.COUNTER,
    then="A rise of `busy` or `no_answer` is the other side's; of `account` or `blocked`, yours.",
)
NOT_REACHED = Metric(
    "faxflow_not_reached_total",
    "Attempts that never reached the gateway's server.",
    ("gateway",),
    Kind.COUNTER,
    then="The network, or the gateway's mail server.",
)
DOUBTS = Metric(
    "faxflow_doubts_total",
    "Faxes of which nobody knew whether they went out.",
    ("gateway",),
    Kind.COUNTER,
    then="Each has a task: `faxflow case list --state in-doubt`.",
)
HALTED = Metric(
    "faxflow_gateway_halted",
    "1 where the gateway's breaker is open: it refused us, and nothing is sent by it.",
    ("gateway",),
    then="`faxflow gateway status` says why; mend it, then `faxflow gateway resume`.",
)
ALIVE = Metric(
    "faxflow_gateway_alive_timestamp_seconds",
    "When the last authentic mail of the gateway came; 0: never.",
    ("gateway",),
    then="Old on a day with faxes: silence proves nothing then, and doubts grow.",
)
MAILBOX_READ = Metric(
    "faxflow_mailbox_read_timestamp_seconds",
    "When the service inbox was last read without error; 0: never.",
    then="Does `watch-bounces` run, and what does its exit code say?",
)
VERDICT_READ = Metric(
    "faxflow_verdict_read_timestamp_seconds",
    "When a result of any fax was last read; 0: never.",
    then="Faxes are out and it is old: is the inbox right, are its rules?",
)
REPORT_FETCHED = Metric(
    "faxflow_report_fetched_timestamp_seconds",
    "When the newest report was fetched; 0: never.",
    then="`faxflow extract` says what is wrong with the source.",
)
REPORT_ROWS = Metric(
    "faxflow_report_rows",
    "Rows of the newest report, all of them and what they became; none before it is read.",
    ("outcome",),
    then="rejected: `faxflow rejects list`; far fewer read than usual raises an alarm by itself.",
)
REJECTS = Metric(
    "faxflow_rejects_open",
    "Rows of reports that could not become faxes and that nobody has seen to.",
    then="`faxflow rejects list`.",
)
TASKS_OPEN = Metric(
    "faxflow_tasks_open",
    "Tasks that are open, also those that come due later.",
    ("kind",),
)
TASKS_DUE = Metric(
    "faxflow_tasks_due",
    "Tasks that are open and due: a person must act.",
    ("kind",),
    then="`faxflow task list`; `faxflow queue` for the desks of referrals.",
)
REFERRALS_OPEN = Metric("faxflow_referrals_open", "Referrals that are open.", ("stage",))
REFERRALS_OVERDUE = Metric(
    "faxflow_referrals_overdue",
    "Referrals that are open and past their due time.",
    ("stage",),
    then="`faxflow queue`; `faxflow board` shows whose desk they lie on.",
)
NOTICES = Metric(
    "faxflow_notices_unsent",
    "Notices to staff that have not gone out by every channel.",
    then="`faxflow escalate` says which channel refuses.",
)
NOTICES_OLDEST = Metric(
    "faxflow_notices_unsent_oldest_timestamp_seconds",
    "Since when the oldest of them waits; none where none does.",
)
RUN_START = Metric(
    "faxflow_run_last_start_timestamp_seconds",
    "When the command's newest run began.",
    ("command",),
    then="Newer than its end for long: it is at work, or was killed.",
)
RUN_END = Metric(
    "faxflow_run_last_end_timestamp_seconds",
    "When the newest of its runs that has ended did so; 0: none of the last 500 has.",
    ("command",),
)
RUN_CODE = Metric(
    "faxflow_run_last_exit_code",
    "The exit code of that run; 0 and 3 are good.",
    ("command",),
    then="cli.md lists the codes; the log says why.",
)
RUN_SECONDS = Metric("faxflow_run_last_duration_seconds", "How long that run took.", ("command",))
RUN_SUCCESS = Metric(
    "faxflow_run_last_success_timestamp_seconds",
    "When the newest of its runs that ended well did so, dry runs left out; 0: none of the last"
    " 500 did.",
    ("command",),
    then="Is it scheduled (`faxflow schedule show`)? The log says why it fails.",
)
BACKUP = Metric(
    "faxflow_backup_timestamp_seconds",
    "When the store was last backed up, and the copy checked; 0: never, as far as is known.",
    then="`faxflow store backup`, and its schedule.",
)
PINGED = Metric(
    "faxflow_ping_taken",
    "Whether the command's dead-man's switch took all that its newest run told it.",
    ("command",),
    then="0: the log says why (`ping-failed`); the switch will raise the alarm by itself.",
)

EVERY: Final[tuple[Metric, ...]] = (
    *(BUILD, STORE_INFO, SCHEMA, GENERATION, STORE_SIZE, FREE),
    *(CASES, OLDEST, ATTEMPTS_TODAY, FAILURES_TODAY),
    *(ATTEMPTS, TAKEN, DELIVERIES, FAILURES, NOT_REACHED, DOUBTS),
    *(HALTED, ALIVE, MAILBOX_READ, VERDICT_READ),
    *(REPORT_FETCHED, REPORT_ROWS, REJECTS),
    *(TASKS_OPEN, TASKS_DUE, REFERRALS_OPEN, REFERRALS_OVERDUE, NOTICES, NOTICES_OLDEST),
    *(RUN_START, RUN_END, RUN_CODE, RUN_SECONDS, RUN_SUCCESS, BACKUP, PINGED),
)
