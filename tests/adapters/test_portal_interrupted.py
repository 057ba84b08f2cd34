"""A dialog that opens while the page is looked at leaves the look without an answer."""

from typing import cast

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.elements import MOVING, look


class Interrupted:
    """Chromium as it is then: it tells nothing of the script, and no error either."""

    def execute_script(self, script: str, *arguments: object) -> None:
        assert script
        assert arguments


def test_it_is_looked_again_and_no_bug() -> None:
    driver = cast("WebDriver", Interrupted())

    with pytest.raises(StaleElementReferenceException) as raised:
        look(driver, (("#run",),))

    assert isinstance(raised.value, MOVING)
