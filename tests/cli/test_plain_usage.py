"""A wrong option is told without the words of the libraries that check it."""

import pytest

from faxflow.cli.main import main
from faxflow.errors import ExitCode


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["case", "hold", "FX-000001", "--because", "x"], "for '--because': 'x' is not one of '"),
        (["watch-bounces", "--follow", "--now"], "--now is for one pass, and --follow goes on."),
        (["case", "list", "--limit", "few"], "for '--limit': it is no number"),
        (["case", "list", "--limit", "0"], "for '--limit': it should be greater than or equal to"),
    ],
    ids=lambda found: found[-2] if isinstance(found, list) else "",
)
def test_a_wrong_option_is_told_in_words_of_ours(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code = main(arguments)

    told = capsys.readouterr().err
    assert code == ExitCode.USAGE
    assert says in told
    assert "Input should" not in told
