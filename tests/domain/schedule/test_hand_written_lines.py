"""Lines of cron that somebody wrote by hand are found, where they are for this configuration."""

import pytest

from faxflow.domain.schedule.calls import lines_for

OURS = "/etc/faxflow/faxflow.toml"


def found(text: str) -> list[int]:
    return list(lines_for(OURS, enumerate(text.splitlines(), start=1)))


@pytest.mark.parametrize(
    "line",
    [
        "0 5 * * 1-5 /opt/faxflow/faxflow run-morning --quiet",
        "0 5 * * * faxflow run-morning",
        "0 5 * * * root cd / && faxflow send; true",
        "@daily /opt/faxflow/.venv/bin/python -P -m faxflow send",
        f"0 5 * * * faxflow send -c {OURS}",
        f"0 5 * * * faxflow send --config={OURS}",
    ],
)
def test_a_line_that_runs_faxflow_is_found(line: str) -> None:
    assert found(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "# 0 5 * * * faxflow send",
        "0 5 * * * /usr/bin/find /var/lib/faxflow -mtime +14",
        "FAXFLOW_CONFIG=/etc/faxflow/faxflow.toml",
        "0 5 * * * faxflow send -c /etc/faxflow/test.toml",
        "0 5 * * * notfaxflow send",
    ],
)
def test_a_line_that_runs_something_else_is_not(line: str) -> None:
    assert found(line) == []


def test_lines_below_another_configuration_are_that_ones() -> None:
    text = f"0 5 * * * faxflow send\nFAXFLOW_CONFIG=/srv/b.toml\n0 5 * * * faxflow send\n\
FAXFLOW_CONFIG={OURS}\n0 6 * * * faxflow send\n"

    assert found(text) == [1, 5]
