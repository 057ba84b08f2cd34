"""However a walk ends, its browser's processes and files are gone."""

from pathlib import Path

import pytest
from portal_walks import DAY, PASSWORD, Walk, nothing_left_behind

from faxflow.errors import DownloadBroken, FaxflowError, LoginRefused, PageChanged, UnknownDialog
from faxflow.simulator.portal import Portal, PortalChanges, Trouble


def test_a_walk_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    new_tab = PortalChanges(trouble=Trouble.NEW_TAB)

    with Portal(PASSWORD, faxes=6, changes=new_tab) as portal, nothing_left_behind():
        Walk(portal.url, tmp_path, seconds=6).source().fetch(DAY)


@pytest.mark.parametrize(
    ("changes", "password", "failure"),
    [
        (PortalChanges(), "not it", LoginRefused),
        (PortalChanges(trouble=Trouble.DIALOG), PASSWORD, UnknownDialog),
        (PortalChanges(trouble=Trouble.RENAMED_BUTTON), PASSWORD, PageChanged),
        (PortalChanges(trouble=Trouble.CUT_DOWNLOAD), PASSWORD, DownloadBroken),
    ],
)
def test_a_walk_that_fails_leaves_nothing(
    changes: PortalChanges, password: str, failure: type[FaxflowError], tmp_path: Path
) -> None:
    with Portal(PASSWORD, faxes=6, changes=changes) as portal, nothing_left_behind():
        with pytest.raises(failure):
            Walk(portal.url, tmp_path, password=password).source().fetch(DAY)

        assert portal.login_posts <= 1
