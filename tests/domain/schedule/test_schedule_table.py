"""The table of what runs when holds together, whatever the practice's hours are."""

from itertools import pairwise

import pytest

from faxflow.domain.schedule.job import Need, Server
from faxflow.domain.schedule.plan import Plan
from faxflow.domain.schedule.table import jobs, wanted_jobs

FULL = Plan(
    mails_report=True,
    mails_scorecard=True,
    referrals=True,
    intake=True,
    intake_mail=True,
    anchors=True,
)


def names(plan: Plan) -> list[str]:
    return [job.name for job in wanted_jobs(plan)]


def test_a_practice_of_faxes_alone_has_no_job_for_referrals_or_mailed_reports() -> None:
    found = names(Plan())

    assert {"morning", "watch", "send", "escalate", "backup", "prune", "doctor"} <= set(found)
    assert not {"intake", "remind", "report", "scorecard"} & set(found)


def test_a_practice_that_uses_all_has_all() -> None:
    assert names(FULL) == [job.name for job in jobs(FULL)]


def test_each_name_is_given_once() -> None:
    found = names(FULL)

    assert len(found) == len(set(found))


def test_second_tries_go_out_from_after_the_morning_to_an_hour_after_closing() -> None:
    hours = Plan(morning=5 * 60, opens=8 * 60, closes=17 * 60).sending_hours

    assert hours == tuple(range(6, 19))


def test_an_evening_run_has_hours_for_second_tries_after_it() -> None:
    hours = Plan(morning=19 * 60 + 30, opens=8 * 60, closes=17 * 60).sending_hours

    assert hours == tuple(range(8, 21))


def test_a_practice_that_never_closes_sends_in_no_hour_that_is_not() -> None:
    hours = Plan(morning=23 * 60, opens=0, closes=24 * 60).sending_hours

    assert hours == tuple(range(24))


@pytest.mark.parametrize("nightly", [0, 21 * 60 + 10, 23 * 60 + 59])
def test_jobs_of_the_night_follow_each_other_on_their_own_day(nightly: int) -> None:
    night = [job for job in wanted_jobs(Plan(nightly=nightly)) if job.made_up_for][1:]

    moments = [60 * job.times.hours[0] + job.times.minutes[0] for job in night]
    assert all(0 <= one < 24 * 60 for one in moments)
    assert all(earlier <= later for earlier, later in pairwise(moments))


def test_a_job_sees_the_secrets_of_the_servers_that_it_talks_to_and_no_other() -> None:
    servers = {job.name: job.servers for job in jobs(FULL)}

    assert servers["watch"] == {Server.MAILBOX}
    assert servers["send"] == {Server.GATEWAY, Server.SECOND_GATEWAY}
    assert servers["backup"] == servers["check"] == frozenset()


def test_only_a_portal_needs_a_browser_in_the_morning() -> None:
    needs = {portal: wanted_jobs(Plan(portal=portal))[0].needs for portal in (True, False)}

    assert Need.BROWSER in needs[True]
    assert Need.BROWSER not in needs[False]


def test_a_job_without_network_has_it_where_its_end_is_told_outside() -> None:
    needs = {job.name: job.needs for job in wanted_jobs(Plan(pinged=frozenset({"store backup"})))}

    assert Need.NETWORK in needs["backup"]
    assert Need.NETWORK not in needs["prune"]
