"""Writes the file of metrics at the end of a run, where one is wanted; that never ends the run."""

import logging

from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.errors import FaxflowError
from faxflow.steps.work import Work

_LOG = logging.getLogger(__name__)

_FOR_ALL = 0o644
"""node_exporter reads it by an account of its own, and nothing in it is secret."""


def keep_metrics(work: Work) -> None:
    """The metrics as they stand now, in `[metrics] file`; what fails is logged."""
    file = work.config.metrics.file
    if file is None:
        return
    from faxflow.adapters.replaced_file import write_over
    from faxflow.cli.signals.measuring import measured
    from faxflow.views.prometheus_text import prometheus_text

    try:
        write_over(file, prometheus_text(measured(work)).encode(), mode=_FOR_ALL)
    except FaxflowError as problem:
        keys = said(LogEvent.METRICS_FAILED, problem=type(problem).__name__)
        _LOG.warning("the metrics stay as they were: %s", problem, extra=keys)
