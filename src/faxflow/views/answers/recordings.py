"""How recorded walks look in JSON; `test` names the walk where a file holds several."""

from typing import Annotated, NotRequired, TypedDict

from faxflow.views.figures_shape import Day


class SecretFoundData(TypedDict):
    """A secret that a recording held."""

    name: str
    kept_as: str
    steps: list[int]
    taken_out: bool


class StayingDayData(TypedDict):
    """A day in a recording that does not move."""

    step: int
    text: str


class ImportedData(TypedDict):
    """What `faxflow extract import --json` prints."""

    recording: str
    site: str
    title: str
    format: str
    secrets: list[SecretFoundData]
    recorded_on: Day
    typed: Annotated[dict[str, str], "What a step types now, by its number"]
    staying: list[StayingDayData]
    missing: object


class StepData(TypedDict):
    """A step, and whether it can be replayed."""

    test: NotRequired[str]
    number: int
    words: str
    where: str | None
    frame: list[int]
    target: str | None
    shadow_root: bool
    replayable: bool
    why: str | None
    left_out: list[str]


class StepProblemData(TypedDict):
    """What is wrong with a step, or with the file where `step` is null."""

    test: NotRequired[str | None]
    step: int | None
    what: str
    stops: bool


class NeededSecretData(TypedDict):
    """A secret that a walk types."""

    test: NotRequired[str]
    name: str
    steps: list[int]
    in_clear: bool


class NeededVariableData(TypedDict):
    """A variable that a walk types."""

    test: NotRequired[str]
    name: str
    steps: list[int]
    typed: bool


class NeededDayData(TypedDict):
    """A day that a walk types."""

    test: NotRequired[str]
    step: int
    suggestion: str
    there: bool


class NeedsData(TypedDict):
    """What a walk needs to be replayed."""

    secrets: list[NeededSecretData]
    variables: list[NeededVariableData]
    days: list[NeededDayData]
    javascript: bool


class CheckedRecordingData(TypedDict):
    """One file, and what its walk needs."""

    file: str
    format: str | None
    error: Annotated[str | None, "null: it can be replayed, but for its problems"]
    title: str | None
    tests: Annotated[list[str] | None, "Where it holds several walks; null: one"]
    steps: list[StepData]
    needs: NeedsData
    problems: list[StepProblemData]


class CheckedRecordingsData(TypedDict):
    """What `faxflow recording check --json` prints."""

    files: list[CheckedRecordingData]
