"""That a session is over is known at once, and not by what belongs to the portal itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from seen_pages import page
from test_portal_site import site_in

from faxflow.adapters.portal.session import Session
from faxflow.adapters.portal.site import Site
from faxflow.errors import PasswordExpired, SessionEnded

IN = "signed in"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_in(tmp_path)


def begun(site: Site, *, passwords: int = 0) -> Session:
    session = Session(site)
    assert session.begins([page("", IN, passwords=passwords)])
    return session


def test_it_begins_with_the_sign_of_being_in(site: Site) -> None:
    assert not Session(site).begins([page("welcome")])


def test_a_new_field_for_a_password_means_that_it_has_ended(site: Site) -> None:
    session = begun(site)

    with pytest.raises(SessionEnded, match="SVC_REPORT before step 5: it asks for the password"):
        session.goes_on([page("", IN), page(passwords=1)], "step 5", site.recording.steps[-1])


def test_two_of_them_want_a_new_password(site: Site) -> None:
    with pytest.raises(PasswordExpired, match="PORTAL_PASSWORD"):
        begun(site).goes_on([page(passwords=2)], "step 5", None)


def test_a_field_that_was_there_from_the_first_belongs_to_the_portal(site: Site) -> None:
    assert begun(site, passwords=1).goes_on([page(passwords=1)], "step 5", None)


def test_a_second_sign_in_form_at_the_address_of_the_first_is_a_new_one(site: Site) -> None:
    with pytest.raises(SessionEnded):
        begun(site, passwords=1).goes_on([page(passwords=1), page(passwords=1)], "step 5", None)


def test_a_portal_may_ask_for_a_password_while_the_walk_still_types_one(site: Site) -> None:
    assert begun(site).goes_on([page(passwords=1)], "step 3", site.recording.steps[2])


def test_nothing_is_over_that_has_not_begun(site: Site) -> None:
    assert Session(site).goes_on([page(passwords=1)], "step 5", None)


def test_the_text_of_an_ended_session_is_enough(site: Site) -> None:
    with pytest.raises(SessionEnded, match="before the report came: it says so"):
        begun(site).goes_on([page("", "ended")], "the report came", None)


def test_the_sign_is_waited_for_on_every_page_where_the_site_says_so(site: Site) -> None:
    told = site.signed_in.model_copy(update={"on_every_page": True})
    session = begun(replace(site, signed_in=told))

    goes_on = session.goes_on([page("something else")], "step 5", None)

    assert not goes_on
    assert "“Welcome” is not shown" in str(session.failure())
    assert session.goes_on([page("", IN)], "step 5", None)
    assert session.failure() is None
