"""How metrics look in JSON."""

from collections.abc import Iterable
from typing import Annotated, TypedDict

from faxflow.domain.signals.metric import Sample


class SampleData(TypedDict):
    """One figure."""

    name: Annotated[str, "docs/monitoring.md says what it means"]
    labels: dict[str, str]
    value: Annotated[float, "Moments are seconds since 1970, UTC"]


class MetricsData(TypedDict):
    """What `faxflow metrics --json` prints."""

    metrics: list[SampleData]


def metrics_data(samples: Iterable[Sample]) -> dict[str, object]:
    """The figures in their order."""
    told: MetricsData = {
        "metrics": [
            {"name": one.metric.name, "labels": dict(one.labels), "value": float(one.value)}
            for one in samples
        ]
    }
    return dict(told)
