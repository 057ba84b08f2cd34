"""What the commands that look at one referral find out."""

from faxflow.cli.session import Act, Answer, Session
from faxflow.steps.referrals.seen import seen_by
from faxflow.steps.referrals.show import show_referral
from faxflow.views.referrals.seen_text import seen_data, seen_text
from faxflow.views.referrals.shown_text import shown_data, shown_text


def show_act(name: str) -> Act:
    """A referral with all that happened to it."""

    def act(session: Session) -> Answer:
        shown = show_referral(session.work, name)
        return Answer(shown_text(shown, session.config.practice.zone), shown_data(shown))

    return act


def seen_act(name: str) -> Act:
    """Who was shown a referral."""

    def act(session: Session) -> Answer:
        looks = seen_by(session.work, name)
        return Answer(seen_text(name, looks, session.config.practice.zone), seen_data(name, looks))

    return act
