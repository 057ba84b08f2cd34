"""Shows the metrics, in the text that Prometheus reads or as JSON."""

from faxflow.cli.session import Answer, Session
from faxflow.cli.signals.measuring import measured
from faxflow.views.metrics_shape import metrics_data
from faxflow.views.prometheus_text import prometheus_text


def metrics_act(session: Session) -> Answer:
    """Every figure as it stands now. Raises StoreLocked or StoreDamaged."""
    samples = measured(session.work)
    return Answer(prometheus_text(samples).rstrip("\n"), metrics_data(samples))
