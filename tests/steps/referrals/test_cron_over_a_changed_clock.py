"""Over a weekend in which the clock is put forward or back, every alert comes once, at its time.

Cron runs both commands each quarter of a true hour from Friday on; the office is open from 8:00
to 17:00 on weekdays in Chicago. What comes in on Friday at 15:00 and has 8 open hours has used
2 of them by the weekend: it is due on Monday at 14:00, and its desk is reminded at 12:00.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hub import CHICAGO, Hub

from conftest import Office
from fakes import FakeNotices
from faxflow.domain.notice import NotTaken
from faxflow.domain.referral import Queue, Stage

QUARTER = timedelta(minutes=15)
WEEKENDS = {
    "forward": datetime(2027, 3, 12, 15, tzinfo=CHICAGO),
    "back": datetime(2026, 10, 30, 15, tzinfo=CHICAGO),
}


class Clerk(FakeNotices):
    """Notes when each mail came, on the wall."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub, self.came = hub, list[str]()

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        self.came.append(f"{self.hub.office.clock.at.astimezone(CHICAGO):%a %H:%M}")
        return super().send(message_id, subject, body)


@pytest.mark.parametrize("friday", WEEKENDS.values(), ids=WEEKENDS)
def test_each_alert_comes_once_at_the_time_on_the_wall(office: Office, friday: datetime) -> None:
    hub = Hub(office)
    office.clock.at = friday.astimezone(UTC)
    hub.make(Stage.ELIGIBILITY)
    clerks = {queue: Clerk(hub) for queue in Queue}
    hub.desks.update(clerks)
    monday_evening = (friday + timedelta(days=3, hours=3)).astimezone(UTC)

    while office.clock.at < monday_evening:
        hub.remind()
        hub.escalate()
        office.clock.at += QUARTER

    assert clerks[Queue.ELIGIBILITY].came == ["Mon 12:00"]
    assert clerks[Queue.SUPERVISOR].came == ["Mon 14:15"]
    assert clerks[Queue.INTAKE].came == []
