"""The gateway's job numbers: a strong mark of a fax that is out, and given anew after a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from faxflow.domain.attempt_view import AttemptView


@dataclass(frozen=True, slots=True)
class KnownJob:
    """An attempt to which an earlier verdict gave the job number.

    `notices_until` is until when the gateway may write of it once more; None while it is out.
    """

    view: AttemptView
    notices_until: datetime | None = None


def is_over(job: KnownJob, written_by: datetime | None) -> bool:
    """Whether a mail of that time speaks of another fax, which was given the number since."""
    until = job.notices_until
    return until is not None and written_by is not None and written_by > until


def still_meant(
    jobs: Sequence[KnownJob], number: str | None, written_by: datetime | None
) -> list[KnownJob]:
    """Those that a mail with this fax number may mean: what is over only where nothing else is,
    and never where the mail names another fax number."""
    live = [one for one in jobs if not is_over(one, written_by)]
    return live or [one for one in jobs if number in {None, one.view.number}]
