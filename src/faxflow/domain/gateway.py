"""What is known of a gateway: its profile, and how it stands with us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class Profile:
    """`keys` are defaults for [gateway]; `evidence` says where they are known from."""

    name: str
    title: str
    evidence: str
    keys: Mapping[str, object]


LOGIN_REFUSED = "login_refused"
"""What a gateway is halted for that lets us in no more; else it is the reason of a refusal."""

_HALTED_IN_WORDS = {
    LOGIN_REFUSED: "our login was refused",
    Reason.SENDER_NOT_AUTHORISED: "our address may not send faxes",
    Reason.ACCOUNT: "something is wrong with our account",
    Reason.EMAIL_POLICY: "its mail policy refuses our mails",
}


@dataclass(frozen=True, slots=True)
class GatewayState:
    """`halted_at` is None while it may be used; times are UTC."""

    halted_at: datetime | None = None
    halted_for: str | None = None
    proved_alive_at: datetime | None = None

    @property
    def because(self) -> str | None:
        """What it is halted for, in words."""
        return self.halted_for and halted_in_words(self.halted_for)

    @property
    def reason(self) -> str | None:
        """The closed list of reasons has no login: one refused is a sender not authorised."""
        refused = self.halted_for == LOGIN_REFUSED
        return Reason.SENDER_NOT_AUTHORISED if refused else self.halted_for


def halted_in_words(why: str) -> str:
    """`our login was refused`."""
    return _HALTED_IN_WORDS.get(why, why)
