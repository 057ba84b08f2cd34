"""What remind does with its session, and what it and escalate answer about referrals."""

from faxflow.cli.notice_channels import NOTICES, desk_channels
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import are, counted
from faxflow.domain.roles import Act as Doing
from faxflow.steps.referrals.access import require
from faxflow.steps.referrals.alert_desks import Alerted
from faxflow.steps.referrals.remind import preview, remind

_CLOSED = "The office is closed: reminders wait for its next opening."
_NONE_DUE = "No referral is due for a reminder."


def remind_act(*, dry_run: bool) -> Act:
    """Reminds the desks, or says what they would be told."""

    def act(session: Session) -> Answer:
        require(session.work.viewer, Doing.REMIND)
        if dry_run:
            return _planned(preview(session.work))
        with session.locks.hold(NOTICES, session.work.run.id):
            return _done(remind(session.work, desk_channels(session)))

    return act


def overdue_data(alerted: Alerted) -> dict[str, object]:
    """What escalate answers about referrals, with --json."""
    return {
        "overdue": alerted.referrals,
        "desk_notices": alerted.sent,
        "desks": _desks(alerted),
        "reckoned": alerted.reckoned,
    }


def planned_texts(alerted: Alerted) -> list[str]:
    """Each notice to a desk, as it would be sent."""
    return [
        f"To the {one.queue} desk: {one.text.subject}\n\n{one.text.body}"
        for one in alerted.decided or ()
    ]


def _planned(alerted: Alerted) -> Answer:
    text = "\n\n".join(planned_texts(alerted))
    return Answer(text or _nothing(alerted), _data(alerted))


def _done(done: Alerted) -> Answer:
    count = done.referrals
    told = f"{counted(count, 'referral')} {are(count)} due soon. " if count else ""
    sent = f"{told}{counted(done.sent, 'notice')} sent to desks."
    return Answer(sent if count or done.sent else _nothing(done), _data(done))


def _nothing(alerted: Alerted) -> str:
    return _CLOSED if alerted.decided is None else _NONE_DUE


def _data(alerted: Alerted) -> dict[str, object]:
    return {
        "open": alerted.decided is not None,
        "reminders": alerted.referrals,
        "notices": alerted.sent,
        "desks": _desks(alerted),
        "reckoned": alerted.reckoned,
    }


def _desks(alerted: Alerted) -> list[dict[str, object]]:
    return [
        {
            "queue": one.queue,
            "referrals": one.referrals,
            "subject": one.text.subject,
            "body": one.text.body,
        }
        for one in alerted.decided or ()
    ]
