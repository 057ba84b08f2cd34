"""`simulate portal --trouble` takes the name of a trouble, and else tells all names."""

import pytest

from faxflow.cli.main import main
from faxflow.simulator.portal import Trouble


def test_a_wrong_name_lists_every_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["simulate", "portal", "--trouble", "gremlins"])

    told = capsys.readouterr().err
    assert code == 2
    assert all(trouble in told for trouble in Trouble)
