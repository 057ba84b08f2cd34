"""What stands between a good sign-in and the menu, until it is dealt with."""

from collections.abc import Mapping
from datetime import datetime

from faxflow.simulator.portal.arrival_pages import CODE_REFUSED, arrival_page
from faxflow.simulator.portal.exchange import Reply, page_reply
from faxflow.simulator.portal.one_time_codes import is_code
from faxflow.simulator.portal.trouble import ON_ARRIVAL, Trouble


def arrival(trouble: Trouble | None) -> Reply | None:
    """The page that the trouble shows first; None where there is nothing to deal with."""
    return page_reply(arrival_page(trouble)) if trouble in ON_ARRIVAL and trouble else None


def passed(trouble: Trouble | None, form: Mapping[str, str], now: datetime) -> Reply:
    """On to the menu, or the page again, where what was given will not do."""
    if trouble is Trouble.MFA and not is_code(form.get("CODE", ""), now):
        return page_reply(arrival_page(Trouble.MFA, CODE_REFUSED))
    if trouble is Trouble.PASSWORD_EXPIRED:
        return page_reply(arrival_page(Trouble.PASSWORD_EXPIRED))
    return Reply(status=303, location="/main", passes=True)
