"""remind: tells each desk once of its referrals that are due soon."""

from faxflow.domain.referrals.alert import AlertKind
from faxflow.steps.referrals.alert_desks import Alerted, ChannelsOf, alert_desks, preview_alerts
from faxflow.steps.tell import Teller
from faxflow.steps.work import Work


def remind(work: Work, channels_of: ChannelsOf) -> Alerted:
    """Decides what desks are reminded of, and sends every notice to a desk not yet sent.

    Raises the first failure of a channel; its notices stay in the outbox.
    """
    teller = Teller(work, ())
    done = alert_desks(work, AlertKind.REMINDER, channels_of, teller)
    teller.raise_first_problem()
    return done


def preview(work: Work) -> Alerted:
    """What would be decided now; the store stays as it is."""
    return preview_alerts(work, AlertKind.REMINDER)
