"""docs/monitoring.md lists what the code tells, and the alerts ask for what there is."""

import re
import subprocess
from pathlib import Path

import pytest

from faxflow.domain.signals.catalogue import EVERY
from faxflow.domain.signals.log_line import EVENTS, EveryLine, LogKeys
from faxflow.domain.signals.metric import Kind, Metric
from faxflow.views.monitoring_page import monitoring_page
from metrics_read import PROMTOOL

DOCS = Path(__file__).parents[2] / "docs"
RULES = DOCS / "monitoring" / "faxflow.rules.yml"
TRIED = Path(__file__).with_name("faxflow_rules_test.yml")
NOT_OURS = {"node_textfile_mtime_seconds"}


def page() -> str:
    return (DOCS / "monitoring.md").read_text(encoding="utf-8")


def test_what_the_page_lists_is_what_the_code_says() -> None:
    assert monitoring_page(page()) == page()


def test_each_metric_event_and_key_stands_there() -> None:
    listed = page()

    assert [one.name for one in EVERY if f"| `{one.name}" not in listed] == []
    names = [*EVENTS, *EveryLine.__annotations__, *LogKeys.__annotations__]
    assert [name for name in names if f"| `{name}` |" not in listed] == []


def test_each_key_says_what_it_holds() -> None:
    assert re.findall(r"^\| `\w+` \|\s+\|$", page(), re.MULTILINE) == []


@pytest.mark.parametrize("metric", EVERY, ids=lambda one: one.name)
def test_a_metric_is_named_as_prometheus_wants_it(metric: Metric) -> None:
    assert re.fullmatch(r"faxflow(_[a-z]+)+", metric.name)
    assert metric.name.endswith("_total") is (metric.kind is Kind.COUNTER)
    assert metric.help.endswith(".")
    assert ("timestamp" in metric.name) <= metric.name.endswith("_timestamp_seconds")


def test_no_two_metrics_have_one_name() -> None:
    assert len({one.name for one in EVERY}) == len(EVERY)


def test_the_alerts_ask_for_metrics_and_labels_that_there_are() -> None:
    labels = {one.name: set(one.labels) for one in EVERY}
    rules = RULES.read_text(encoding="utf-8")

    asked = re.findall(r"\b((?:faxflow|node)_[a-z_]+)\b(?:\{(\w+))?", rules)

    names = {name for name, _ in asked} - NOT_OURS
    assert len(names) > 10
    assert names <= set(labels)
    assert [
        one for one in asked if one[1] and one[0] in labels and one[1] not in labels[one[0]]
    ] == []


def test_each_alert_stands_on_the_page_and_says_what_to_do() -> None:
    rules = RULES.read_text(encoding="utf-8")

    alerts = re.findall(r"- alert: (\w+)", rules)
    assert len(alerts) == len(set(alerts)) == rules.count("todo: ") == rules.count("summary: ")
    assert re.findall(r"^\| `(Faxflow\w+)` \|", page(), re.MULTILINE) == alerts


@pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed")
def test_promtool_takes_the_alerts_and_they_do_what_they_say(tmp_path: Path) -> None:
    tried = tmp_path / "tried.yml"
    tried.write_text(TRIED.read_text(encoding="utf-8").replace("RULES", str(RULES)))

    for words in (["check", "rules", str(RULES)], ["test", "rules", str(tried)]):
        done = subprocess.run([str(PROMTOOL), *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
