"""Takes the metrics of a store, and keeps its counters for the next time."""

import logging
import platform
from pathlib import Path

from faxflow import __version__
from faxflow.adapters.counter_file import load_counted, save_counted
from faxflow.adapters.data_sizes import free_bytes, store_bytes
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.domain.signals.metric import Sample
from faxflow.errors import FileUnwritable
from faxflow.steps.health.take_samples import Machine, take_samples
from faxflow.steps.work import Work

_LOG = logging.getLogger(__name__)


def measured(work: Work) -> list[Sample]:
    """Every figure. Raises StoreLocked or StoreDamaged."""
    data = work.config.paths.data
    kept = data / "counters.json"
    samples, counted = take_samples(work, load_counted(kept), _machine(work.store.path, data))
    try:
        save_counted(kept, counted)
    except FileUnwritable as problem:
        keys = said(LogEvent.METRICS_FAILED, problem=type(problem).__name__)
        _LOG.warning("the counters stay as they were: %s", problem, extra=keys)
    return samples


def _machine(store: Path, data: Path) -> Machine:
    return Machine(__version__, platform.python_version(), store_bytes(store), free_bytes(data))
