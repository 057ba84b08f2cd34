"""A notice that comes back is told once, and not for each notice that comes back in turn."""

from conftest import Office, reference
from faxflow.domain.mail import Folder
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Reading, Verdict, VerdictKind
from faxflow.domain.verdict_reading.own_notice import BOUNCED_NOTICE
from faxflow.steps.escalate import escalate
from faxflow.steps.watch_bounces import watch_once

NOISE = (Verdict(VerdictKind.NOISE),)


def bounce_all(office: Office, told: int) -> None:
    """Every notice after the first `told` is in the inbox again, as undeliverable."""
    for number in range(told, len(office.notices.sent)):
        office.inbox.mails[1000 + number] = f"bounce {number}".encode()


def read(raw: bytes) -> Reading:
    return Reading("<m@mail.example>", raw.hex(), BOUNCED_NOTICE, NOISE)


def test_an_address_that_does_not_exist_makes_one_alarm_and_not_one_for_each_notice(
    office: Office,
) -> None:
    office.load_cases(1)
    office.send()
    office.hear(Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(1)))
    told = 0

    for _ in range(40):
        office.clock.forward(minutes=15)
        escalate(office.work("escalate"), [office.notices])
        bounce_all(office, told)
        told = len(office.notices.sent)
        watch_once(office.work("watch-bounces"), office.inbox, read)

    assert told == 2
    assert "Notices to an address in [notices] to come back" in office.notices.sent[1][2]
    assert set(office.inbox.filed.values()) == {Folder.HANDLED, Folder.REVIEW}
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'review-mail'") == [(0,)]
