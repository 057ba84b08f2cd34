"""Two schedules are compared as far as an account can know what they say."""

import pytest

from faxflow.views.schedule.comparing import differ

UNIT = "[Service]\nUser=faxflow\nLoadCredential=A:/etc/faxflow/secrets/A\nUMask=0077\n"
CRONTAB = "MAILTO=x\nA_PASSWORD_FILE=/etc/a\n#B_FILE=\n0 5 * * * faxflow send\n"


@pytest.mark.parametrize("text", [UNIT, CRONTAB])
def test_an_account_that_sees_no_secrets_leaves_the_lines_about_them_out(text: str) -> None:
    lines = text.splitlines(keepends=True)
    without = "".join(line for line in lines if "/etc" not in line)

    assert differ(text, without, secrets_seen=True)
    assert not differ(text, without, secrets_seen=False)


@pytest.mark.parametrize("text", [UNIT, CRONTAB])
def test_every_other_line_counts_for_it_too(text: str) -> None:
    assert differ(text, text.replace("faxflow", "root"), secrets_seen=False)


def test_a_file_that_is_not_there_differs() -> None:
    assert differ(None, UNIT, secrets_seen=False)
