"""What came twice: possible duplicates with what was said of them, and repeated arrivals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faxflow.domain.referrals.pair import PairKind, PairState
from faxflow.domain.statistics import care_measures as m
from faxflow.domain.statistics.figure import Breakdown, BreakdownRow, Section
from faxflow.domain.statistics.plain_figures import count_figure, share_figure
from faxflow.domain.statistics.referral_columns import PairCount

_LABELS = {PairKind.PATIENT: "patients", PairKind.REFERRAL: "referrals"}


@dataclass(frozen=True, slots=True)
class Twice:
    """The pairs found in the period, how many wait for a word now, and the period's arrivals that
    were known already."""

    found: Sequence[PairCount]
    waiting: int
    known_again: int


@dataclass(frozen=True, slots=True)
class _Sum:
    """Pairs by how their question stands."""

    found: int
    alone: int
    linked: int
    distinct: int
    settled: int
    open: int

    @classmethod
    def of(cls, pairs: Iterable[PairCount]) -> "_Sum":
        every = list(pairs)

        def count(state: PairState, *, alone: bool | None = None) -> int:
            return sum(
                one.count for one in every if one.state == state and alone in {None, one.alone}
            )

        return cls(
            found=sum(one.count for one in every),
            alone=count(PairState.LINKED, alone=True),
            linked=count(PairState.LINKED, alone=False),
            distinct=count(PairState.DISTINCT),
            settled=count(PairState.SETTLED),
            open=count(PairState.OPEN),
        )


def duplicate_section(twice: Twice) -> Section:
    """What was found, what people said of it, and what is left."""
    every = _Sum.of(twice.found)
    return Section(
        "duplicates",
        "Possible duplicates",
        figures=(
            count_figure(m.DUPLICATES_FOUND, every.found),
            share_figure(m.DUPLICATES_RIGHT, every.linked, every.linked + every.distinct),
            count_figure(m.DUPLICATES_WAITING, twice.waiting),
            count_figure(m.KNOWN_AGAIN, twice.known_again),
        ),
        breakdowns=(_by_kind(twice.found, every),),
    )


def _by_kind(found: Sequence[PairCount], every: _Sum) -> Breakdown:
    kinds = {
        label: _Sum.of(one for one in found if one.kind == kind) for kind, label in _LABELS.items()
    }
    command = "faxflow referral duplicates list"
    return Breakdown(
        "duplicates",
        "What became of them",
        "Two",
        (
            *(m.DUPLICATES_FOUND, m.DUPLICATES_ALONE, m.DUPLICATES_LINKED),
            *(m.DUPLICATES_DISTINCT, m.DUPLICATES_SETTLED, m.DUPLICATES_OPEN),
        ),
        [_row(label, one, command if one.open else "") for label, one in kinds.items()],
        total=_row("all", every),
    )


def _row(label: str, one: _Sum, command: str = "") -> BreakdownRow:
    values = (one.found, one.alone, one.linked, one.distinct, one.settled, one.open)
    return BreakdownRow(label, values, command)
