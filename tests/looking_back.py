"""Looks at a generated year: as the program does, and by the second computation beside it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sql_of_faxes
import sql_of_referrals
from a_year import YearPlan
from faxflow.domain.ids import RunId
from faxflow.domain.run import Run
from faxflow.domain.statistics.period import Period
from faxflow.steps.work import Work
from faxflow.store.connection import open_store
from figures_checked import Checker
from making import rehearsal_config
from sql_books import Books, Days

FULL = YearPlan(faxes_a_day=690, referrals_a_day=124, with_mails=False)
"""240,000 faxes and 44,000 referrals, in every state that they can be in."""


@contextmanager
def at_work(path: Path, plan: YearPlan) -> Iterator[Work]:
    """As a command that only looks has it, at the moment at which the year stands."""
    config = rehearsal_config(path.parent)
    with closing(open_store(path, plan.environment, config="faxflow.toml")) as store:
        yield Work(store, Run(RunId("look"), "tester", lambda: plan.now), config)


def books_of(path: Path, plan: YearPlan) -> Books:
    """What the second computation reads."""
    basis = (*sql_of_faxes.BASIS, *sql_of_referrals.BASIS)
    return Books(path, plan.now, plan.zone, plan.open_time, basis)


def checker_of(books: Books, work: Work, period: Period) -> Checker:
    """What holds the two together, for figures of these days."""
    minutes = work.config.scorecard.manual_minutes
    days = Days(period.first, period.last)
    return Checker(books, days, work.store.info.hash_key, minutes)
