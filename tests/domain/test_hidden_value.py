"""What could be a secret in a setting is never shown; all else is shown as it is."""

import pytest

from faxflow.domain.hidden_value import hidden_text, hidden_value

CANARY = "hunter2"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("https://mara:hunter2@portal.example/x.csv", "https://…@portal.example/x.csv"),
        ("https://hunter2@portal.example/", "https://…@portal.example/"),
        ("https://a.example/?day=1&token=hunter2&x=2", "https://a.example/?day=1&token=…&x=2"),
        ("https://a.example/?X-Amz-Signature=hunter2", "https://a.example/?X-Amz-Signature=…"),
        ("https://a.example/hook/T0hunter2hunter2AB", "https://a.example/hook/…"),
        ("--password=hunter2", "--password=…"),
        ("API_TOKEN=hunter2", "API_TOKEN=…"),
        (
            ["/opt/page", "--token", "hunter2", "--to", "desk"],
            ["/opt/page", "--token", "…", "--to", "desk"],
        ),
        ({"X-Api-Key": "hunter2", "X-Cover": "no"}, {"X-Api-Key": "…", "X-Cover": "no"}),
        ({"a": {"Authorization": "hunter2"}}, {"a": {"Authorization": "…"}}),
    ],
)
def test_a_secret_is_left_out(value: object, shown: object) -> None:
    told = hidden_value(value)

    assert told == shown
    assert CANARY not in str(told)


@pytest.mark.parametrize(
    "value",
    [
        "smtp.fax.example",
        "https://portal.example/export.csv?day=${today:%Y-%m-%d}",
        "https://login.microsoftonline.com",
        "SHA256:jCmlnTyVmVqGPuOLbjEpLnzYWNkAtcv0qQWEAPAFbPs",
        "{number}@fax.example",
        "/etc/faxflow/sftp_key",
        "11112222-3333-4444-5555-666677778888",
        "08:00-17:00",
        "",
    ],
)
def test_what_is_no_secret_is_shown_as_it_is(value: str) -> None:
    assert hidden_text(value) == value


@pytest.mark.parametrize("value", [True, 4, 1.5, None])
def test_numbers_are_shown_as_they_are(value: object) -> None:
    assert hidden_value(value) is value
