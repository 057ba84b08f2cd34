"""Metrics as Prometheus reads them: the text format 0.0.4, one group of lines a metric."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from faxflow.domain.signals.metric import Metric, Sample

_IN_LABEL = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})
_IN_HELP = str.maketrans({"\\": r"\\", "\n": r"\n"})


def prometheus_text(samples: Iterable[Sample]) -> str:
    """The whole text; the samples of one metric stand together."""
    groups = groupby(samples, key=lambda one: one.metric)
    lines = [line for metric, of_it in groups for line in _group(metric, of_it)]
    return "".join(f"{line}\n" for line in lines)


def _group(metric: Metric, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help.translate(_IN_HELP)}"
    yield f"# TYPE {metric.name} {metric.kind}"
    for sample in samples:
        yield f"{metric.name}{_labels(sample)} {_number(sample.value)}"


def _labels(sample: Sample) -> str:
    pairs = [
        f'{name}="{sample.labels[name].translate(_IN_LABEL)}"' for name in sample.metric.labels
    ]
    return f"{{{','.join(pairs)}}}" if pairs else ""


def _number(value: float) -> str:
    whole = int(value)
    return str(whole) if whole == value else repr(round(value, 3))
