"""What a crontab of ours says beside its lines, for whoever opens it."""

from collections.abc import Mapping
from typing import Final

HEAD: Final = """\
# What to know about cron:
# - It runs in the machine's time zone, {zone_note}.
#   Debian's cron knows no CRON_TZ and no zone of a user's own.
# - A job in the hour that daylight saving skips runs soon after it. All of these are
#   safe to run late, early or twice: faxflow locks itself, so no flock is needed here.
# - It mails what a job prints and does not look at exit codes. With --quiet faxflow
#   prints nothing when all is well, so each mail is about something: an error, or a run
#   that left something to a person (exit code 3). No mail holds patient data.
# - No mail at all can mean that cron never ran. Look at `faxflow report` on the first
#   mornings, or let something else look.
# - Values here are taken as they stand: no $VARIABLES, no quotes needed. In a command
#   a % must be written \\%. They count for all lines below them: put lines of your own
#   above these."""

SECRETS: Final = """\
# Where the secrets lie, by the names that the configuration gives them. Each file holds
# one password, and only root and the account that runs this can read it."""

FIELDS: Final = "# minute hour day month weekday   command"

JOBS: Final[Mapping[str, str]] = {
    "morning": """\
# The morning: fetch the report, make the letters, hand them over. Where a server or the
# portal is down (exit code 75), once more after twenty minutes.""",
    "watch": """\
# What the gateway mails back, day and night: silence counts as a sign only while we
# listen. Take this line out where `watch-bounces --follow` runs as a service; both at
# once is harmless, but the second says that it is locked.""",
    "send": """\
# Second tries, in office hours only. One run at a time: while run-morning is still at
# it, `send` says so and exits 75, and the next call makes up for it. Every five minutes,
# since each call sends at most one fax to a number: forty to one pharmacy take hours.""",
    "intake": """\
# What referrals come in by: mailbox, drop folder, call centre. Take this line out where
# `referral intake --follow` runs as a service, as above.""",
    "escalate": """\
# Alerts, by all ways of [notices]: each thing once. Its own minutes, so that it sees what
# the lines above have just done; day and night, so that a fax that is out of tries reaches
# a person within the hour. No alarm comes up on a day on which [hours] has you closed.""",
    "remind": """\
# Referrals that are due soon, to the desk that has each: one mail a desk and run, in office
# hours only. What is overdue goes to the supervisor by the line above.""",
    "report": """\
# The report of the day, to those whom [report.mail] names. It is mailed once, however often
# it is asked for; the later tries are for a mail server that is down, or puts a reader off.""",
    "scorecard": """\
# The scorecard of the week, in the same way.""",
    "backup": """\
# A checked copy of the store each night, while all else may go on. It lies on the same disk
# and holds patient data: have your own backup carry it, the letters and the reports to
# another machine (docs/backup.md).""",
    "prune": """\
# What [retention] keeps no longer, and what a killed run may have left behind
# (docs/privacy.md).""",
    "anchor": """\
# The head of the history, each night, to where this machine cannot change it: [audit] says
# where. `faxflow audit verify --anchor` later says whether the history is what it was.""",
    "check": """\
# The store against every promise, its history, and the files beside it.""",
    "doctor": """\
# Whether all that faxflow needs is there and well; what is not is mailed, with its cure.""",
}

UNUSED: Final = "# Not in use here; take the first # away where it is."

SAME_ZONE: Final = "which is the practice's ({zone})"
OTHER_ZONE: Final = (
    "{machine}, whose clock is {hours} of the practice's ({zone}) all\n"
    "#   year round; the hours below are shifted by that"
)
