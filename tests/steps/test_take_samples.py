"""The figures of a store in which much has happened, against its own rows; no patient in them."""

from pathlib import Path

import pytest
from test_canary import found_in, live_through_everything

from conftest import Office
from faxflow.domain.signals import catalogue
from faxflow.domain.signals.counting import Counted
from faxflow.domain.signals.metric import Sample
from faxflow.domain.task import TaskKind
from faxflow.steps.health.take_samples import Machine, take_samples
from faxflow.views.prometheus_text import prometheus_text
from metrics_read import faults, figures

HERE = Machine("1.2.3", "3.11.2", 4096, 10_000)


def taken(office: Office, before: Counted | None = None) -> tuple[dict[str, float], Counted]:
    samples, counted = take_samples(office.work(), before, HERE)
    return figures(prometheus_text(samples)), counted


def counted_by_hand(office: Office, sql: str) -> int:
    with office.store.read() as tx:
        return int(tx.execute(sql).fetchone()[0])


@pytest.fixture
def lived(office: Office) -> tuple[Office, dict[str, float], Counted]:
    """Counted from before the first event on."""
    _, counted = taken(office)
    live_through_everything(office)
    found, after = taken(office, counted)
    return office, found, after


Lived = tuple[Office, dict[str, float], Counted]


def test_each_state_is_counted_and_none_is_left_out(lived: Lived) -> None:
    office, found, _ = lived

    states = {name: count for name, count in found.items() if name.startswith("faxflow_cases{")}
    assert len(states) == 10
    assert sum(states.values()) == counted_by_hand(office, "SELECT count(*) FROM cases") == 8
    assert states['faxflow_cases{state="delivered"}'] == 1
    assert found['faxflow_cases_oldest_timestamp_seconds{state="held"}'] > 1e9


def test_counters_are_what_the_attempts_say(lived: Lived) -> None:
    office, found, _ = lived

    begun = counted_by_hand(office, "SELECT count(*) FROM attempts")
    failed = counted_by_hand(
        office,
        "SELECT count(*) FROM attempts WHERE outcome IN ('failed', 'refused')"
        " AND reason IS NOT NULL",
    )
    told = [n for name, n in found.items() if name.startswith("faxflow_failures_total{")]
    assert found['faxflow_attempts_total{gateway="gateway"}'] == begun > 5
    assert sum(told) == failed > 1
    assert found['faxflow_failures_total{gateway="gateway",reason="busy"}'] == 1
    assert found['faxflow_deliveries_total{gateway="gateway",evidence="verdict"}'] == 1
    arrived = [n for name, n in found.items() if name.startswith("faxflow_deliveries_total{")]
    assert sum(arrived) == 1


def test_today_is_what_the_attempts_of_today_say(lived: Lived) -> None:
    office, found, _ = lived

    tries = sum(n for name, n in found.items() if name.startswith("faxflow_attempts_today{"))
    assert tries == counted_by_hand(office, "SELECT count(*) FROM attempts")


def test_tomorrow_nothing_is_of_today_and_counters_stand(lived: Lived) -> None:
    office, before, counted = lived
    office.clock.forward(hours=24)

    found, after = taken(office, counted)

    assert [name for name in found if "_today{" in name] == []
    totals = {name: n for name, n in before.items() if "_total{" in name}
    assert {name: n for name, n in found.items() if "_total{" in name} == totals
    assert after == counted


def test_counters_counted_in_steps_are_those_counted_at_once(lived: Lived) -> None:
    office, _, at_once = lived
    found = Counted(at_once.store, 0)

    for _ in range(3):
        _, found = taken(office, found)

    assert {k: n for k, n in found.counts.items() if n} == {
        k: n for k, n in at_once.counts.items() if n
    }


def test_counters_of_another_store_or_of_a_future_that_was_taken_back_begin_anew(
    lived: Lived,
) -> None:
    office, _, counted = lived
    other = Counted("another", 3, counted.counts)
    ahead = Counted(counted.store, counted.through + 1, counted.counts)

    for kept in (other, ahead, None):
        _, found = taken(office, kept)
        assert found.through == counted.through
        assert sum(found.counts.values()) == 0


def test_tasks_are_counted_by_kind(lived: Lived) -> None:
    office, found, _ = lived

    kinds = [name for name in found if name.startswith("faxflow_tasks_open{")]
    opened = counted_by_hand(office, "SELECT count(*) FROM tasks WHERE closed_at IS NULL")
    assert len(kinds) == len(TaskKind)
    assert sum(found[name] for name in kinds) == opened > 3


def test_every_metric_is_well_formed_and_names_no_patient(lived: Lived) -> None:
    office, _, _ = lived

    samples, _ = take_samples(office.work(), None, HERE)

    text = prometheus_text(samples)
    assert faults(text) == []
    assert found_in(text) == []
    assert "+1" not in text


def test_labels_are_words_of_ours_and_never_ids(lived: Lived) -> None:
    office, _, _ = lived
    samples, _ = take_samples(office.work(), None, HERE)

    values = {value for one in samples for value in one.labels.values()}

    assert not [value for value in values if any(sign in value for sign in ("FX-", "B-0", "N-"))]


def test_what_the_catalogue_names_is_what_is_told(lived: Lived) -> None:
    office, _, counted = lived
    samples, _ = take_samples(office.work(), counted, HERE)

    told = {one.metric for one in samples}

    absent = {metric.name for metric in catalogue.EVERY if metric not in told}
    assert told <= set(catalogue.EVERY)
    assert absent <= {
        "faxflow_ping_taken",
        "faxflow_notices_unsent_oldest_timestamp_seconds",
    }
    assert all(set(one.labels) == set(one.metric.labels) for one in samples)


def test_an_empty_store_has_well_formed_metrics_too(office: Office, tmp_path: Path) -> None:
    samples, _ = take_samples(office.work(), None, HERE)

    text = prometheus_text(samples)
    assert faults(text) == []
    assert 'faxflow_cases{state="ready"} 0' in text


def test_what_a_label_holds_cannot_break_out_of_it() -> None:
    odd = Sample(catalogue.HALTED, 1, {"gateway": 'a"b\\c\nd'})

    text = prometheus_text([odd])

    assert faults(text) == []
    assert text.splitlines()[-1] == r'faxflow_gateway_halted{gateway="a\"b\\c\nd"} 1'
