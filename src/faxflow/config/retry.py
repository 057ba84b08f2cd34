"""[retry]: how many tries a fax gets, and what each reason calls for."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import Field, field_validator, model_validator

from faxflow.config.section import Section
from faxflow.domain.office_hours import OfficeHours
from faxflow.domain.reasons import Reason
from faxflow.domain.retry import (
    MOST_ATTEMPTS,
    NEVER_AGAIN,
    POLICY,
    At,
    Policy,
    Remedy,
    RetryPolicy,
)

_A_WEEK = 7 * 24 * 60.0


class ReasonSettings(Section):
    """What the practice says of one reason; a key that is left out stays as it is known.

    `wait_minutes` is a range, or one number for both its ends.
    """

    remedy: Remedy | None = None
    wait_minutes: tuple[float, float] | None = None
    retries: int | None = Field(default=None, ge=1, le=MOST_ATTEMPTS - 1)
    at: At | None = None

    @field_validator("wait_minutes", mode="before")
    @classmethod
    def _one_number_is_both_ends(cls, written: object) -> object:
        return (written, written) if isinstance(written, int | float) else written

    @field_validator("wait_minutes")
    @classmethod
    def _is_a_range(cls, wait: tuple[float, float]) -> tuple[float, float]:
        if not 1 <= wait[0] <= wait[1] <= _A_WEEK:
            raise ValueError("a wait is a range as [15, 30], from one minute to a week")
        return wait

    def over(self, known: Policy) -> Policy:
        """The known policy with these changes."""
        remedy = self.remedy or known.remedy
        if remedy is Remedy.PERSON:
            return Policy(Remedy.PERSON)
        least, most = self.wait_minutes or (known.least_minutes, known.most_minutes)
        retries = known.retries if self.retries is None else self.retries
        return Policy(remedy, least, most, retries, self.at or known.at)


class RetrySettings(Section):
    """`reasons` holds what differs from the shipped policy, by the reason's name."""

    attempts: int = Field(default=MOST_ATTEMPTS, ge=1, le=MOST_ATTEMPTS)
    most_at_once: int = Field(default=100, ge=1)
    reasons: Mapping[Reason, ReasonSettings] = Field(default={})

    @field_validator("reasons", mode="before")
    @classmethod
    def _knows_the_names(cls, written: Any) -> Any:
        if isinstance(written, Mapping):
            for name, keys in written.items():
                _check_known(str(name), list(Reason), "reason")
                for key in keys if isinstance(keys, Mapping) else ():
                    _check_known(str(key), list(ReasonSettings.model_fields), f"key of {name}")
        return written

    @model_validator(mode="after")
    def _harms_nobody(self) -> "RetrySettings":
        for reason, settings in self.reasons.items():
            _check_remedy(reason, settings)
        return self

    def policy(self, hours: OfficeHours) -> RetryPolicy:
        """The shipped policy with the practice's changes."""
        changed = {reason: one.over(POLICY[reason]) for reason, one in self.reasons.items()}
        return RetryPolicy(self.attempts, {**POLICY, **changed}, hours)


def _check_known(name: str, known: list[str], what: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        told = f"did you mean {near[0]}?" if near else f"known are: {', '.join(known)}"
        raise ValueError(f"{name!r} is no {what}; {told}")


def _check_remedy(reason: Reason, settings: ReasonSettings) -> None:
    """A reason is not given more tries by the way, and some are never given any."""
    known, wanted = POLICY[reason].remedy, settings.remedy
    if known is Remedy.HALT or wanted is Remedy.HALT:
        raise ValueError(f"{reason}: what halts the gateway is the same for every practice")
    if Remedy.RETRY is wanted and reason in NEVER_AGAIN:
        raise ValueError(f"{reason}: the fax may have arrived, so it is never tried again")
    if known is Remedy.PERSON and wanted is None:
        raise ValueError(f'{reason}: a person mends it; else say remedy = "retry"')
    if known is Remedy.PERSON and wanted is Remedy.RETRY and settings.wait_minutes is None:
        raise ValueError(f"{reason}: say how long to wait before it is tried again: wait_minutes")
