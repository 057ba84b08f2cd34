"""How `scorecard baseline` answers in JSON."""

from typing import Annotated, TypedDict

from faxflow.views.figures_shape import BaselineData, Moment, Part


class NamedData(TypedDict):
    """A measure, and what it is of."""

    measure: Annotated[str, "Its key"]
    part: Part


class NamedBaselineData(NamedData, BaselineData):
    """A measure's value before going live, with its name."""


class BaselineLineData(NamedBaselineData):
    """The same, with who has kept it."""

    set_at: Moment
    set_by: Annotated[str, "The account"]


class BaselinesData(TypedDict):
    """What `faxflow scorecard baseline list --json` prints."""

    baselines: Annotated[list[BaselineLineData], "By measure and part"]


class CapturedData(TypedDict):
    """What `faxflow scorecard baseline capture --json` prints."""

    captured: list[NamedBaselineData]
    left: Annotated[list[NamedData], "Kept before, and not replaced"]


class SetBaselineData(TypedDict):
    """What `faxflow scorecard baseline set --json` prints."""

    told: NamedBaselineData


class RemovedBaselineData(TypedDict):
    """What `faxflow scorecard baseline remove --json` prints."""

    removed: NamedData
