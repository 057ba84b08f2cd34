"""HTTPS gives the day's report, shows its secret to one server alone, and takes no page for it."""

import gzip
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from faxflow.adapters.https.source import HttpsSource
from faxflow.config.source import HttpsSettings
from faxflow.domain.report_file import ReportFile
from faxflow.errors import (
    ConfigurationProblem,
    DownloadBroken,
    FaxflowError,
    LoginRefused,
    LoginWanted,
    NoReportCame,
    ReportNotServed,
    ServerUnreachable,
    SignInPage,
    SourceUntrusted,
)
from servers.certificate import Certificate, make_certificate
from servers.report_server import Page, ReportServer

ZONE = ZoneInfo("America/Chicago")
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
REPORT = Page().body


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@contextmanager
def serving(
    pages: dict[str, Page], certificate: Certificate | None = None
) -> Iterator[ReportServer]:
    with ReportServer(pages, certificate).listening() as server:
        yield server


def fetch(server: ReportServer, path: str = "/report.csv", **keys: object) -> ReportFile:
    told = {"kind": "https", "url": f"{server.url}{path}", "timeout_seconds": 5, **keys}
    if server.certificate:
        told.setdefault("ca_file", server.certificate.public)
    settings = HttpsSettings.model_validate(told)
    return HttpsSource(settings, lambda name: f"value of {name}", ZONE, lambda: NOW).fetch(TODAY)


def refusal(kind: type[FaxflowError], page: Page, **keys: object) -> str:
    """What is said of a page that is no report."""
    with serving({"/report.csv?key=hidden": page}) as server, pytest.raises(kind) as raised:
        fetch(server, "/report.csv?key=hidden", **keys)
    assert raised.type is kind
    assert "hidden" not in str(raised.value)
    assert "value of" not in str(raised.value)
    return str(raised.value)


def test_the_days_address_is_asked_over_checked_tls_and_kept_without_its_query(
    certificate: Certificate,
) -> None:
    pages = {"/out/report.csv?day=2026-11-20&key=hidden": Page()}

    with serving(pages, certificate) as server:
        report = fetch(server, "/out/report.csv?day=${today:%Y-%m-%d}&key=hidden")

    assert (report.name, report.content) == ("report.csv", REPORT)
    assert report.source == f"https 127.0.0.1:{server.port}/out/report.csv"


def test_a_certificate_of_nobody_known_is_refused_before_anything_is_asked(
    certificate: Certificate,
) -> None:
    with serving({}, certificate) as server, pytest.raises(SourceUntrusted, match="ca_file"):
        fetch(server, ca_file=None, auth="bearer", token="TOKEN")

    assert server.asked == []


@pytest.mark.parametrize(
    ("keys", "name", "value"),
    [
        (
            {"auth": "basic", "user": "hilltop", "password": "PW"},
            "Authorization",
            "Basic aGlsbHRvcDp2YWx1ZSBvZiBQVw==",
        ),
        ({"auth": "bearer", "token": "TOKEN"}, "Authorization", "Bearer value of TOKEN"),
        (
            {"auth": "header", "header": "X-Api-Key", "token": "TOKEN"},
            "X-Api-Key",
            "value of TOKEN",
        ),
    ],
)
def test_each_kind_of_auth_shows_its_secret(keys: dict[str, str], name: str, value: str) -> None:
    with serving({"/report.csv": Page()}) as server:
        fetch(server, **keys)

    assert server.asked[0][1][name] == value


def test_a_redirect_on_the_same_host_keeps_secret_and_cookies() -> None:
    moved = Page(b"", 302, {"Location": "/file", "Set-Cookie": "seen=1"})

    with serving({"/report.csv": moved, "/file": Page()}) as server:
        report = fetch(server, auth="bearer", token="TOKEN")

    headers = server.asked[1][1]
    assert report.content == REPORT
    assert (headers["Authorization"], headers["Cookie"]) == ("Bearer value of TOKEN", "seen=1")


def test_what_is_kept_of_a_redirects_target_is_neither_its_path_nor_its_name() -> None:
    moved = Page(b"", 302, {"Location": "/once/4f6c2d9b-key.csv"})

    with serving({"/report.csv": moved, "/once/4f6c2d9b-key.csv": Page()}) as server:
        report = fetch(server)

    assert report.name == "report.csv"
    assert report.source == f"http 127.0.0.1:{server.port}/report.csv"


def test_a_redirect_to_an_allowed_host_shows_it_no_secret() -> None:
    with serving({"/file": Page()}) as other:
        moved = Page(b"", 302, {"Location": f"http://localhost:{other.port}/file"})
        with serving({"/report.csv": moved}) as server:
            report = fetch(server, auth="bearer", token="TOKEN", redirect_hosts=["localhost"])

    assert report.content == REPORT
    assert "Authorization" not in other.asked[0][1]


def test_a_redirect_to_another_host_is_not_followed() -> None:
    told = refusal(ConfigurationProblem, Page(b"", 302, {"Location": "https://sso.example/?x=1"}))

    assert "leads on to sso.example, and nobody followed" in told
    assert "redirect_hosts" in told


def test_a_redirect_out_of_tls_is_not_followed(certificate: Certificate) -> None:
    moved = Page(b"", 302, {"Location": "http://127.0.0.1/file"})

    with (
        serving({"/report.csv": moved}, certificate) as server,
        pytest.raises(ConfigurationProblem, match="without TLS, and nobody followed"),
    ):
        fetch(server)


def test_redirects_in_a_circle_end() -> None:
    told = refusal(NoReportCame, Page(b"", 302, {"Location": "/report.csv?key=hidden"}))

    assert "from one address to the next" in told


@pytest.mark.parametrize("status", [401, 403])
def test_a_login_that_is_refused_is_told_by_its_secrets_name_and_tried_once(status: int) -> None:
    with (
        serving({"/report.csv": Page(b"", status)}) as server,
        pytest.raises(LoginRefused) as raised,
    ):
        fetch(server, auth="basic", user="hilltop", password="PW")

    assert "as hilltop. Check the secret PW" in str(raised.value)
    assert len(server.asked) == 1


def test_a_login_that_nobody_configured_is_told() -> None:
    told = refusal(LoginWanted, Page(b"", 401, {"WWW-Authenticate": 'Basic realm="ROSE"'}))

    assert "wants a login (Basic), and [source] auth is none" in told
    assert "ROSE" not in told


def test_a_login_of_another_kind_is_no_fault_of_the_secret() -> None:
    page = Page(b"", 401, {"WWW-Authenticate": "Negotiate"})

    told = refusal(LoginWanted, page, auth="basic", user="hilltop", password="PW")

    assert "wants a login (Negotiate), and [source] auth is basic" in told


@pytest.mark.parametrize("status", [204, 404, 410])
def test_a_report_that_is_not_there_may_come_yet(status: int) -> None:
    assert f"it answered {status}" in refusal(ReportNotServed, Page(b"", status))


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("90", ", and asks to be left alone for 90 s."),
        ("600", ", and asks to be left alone for 10 minutes."),
        ("Fri, 20 Nov 2026 14:00:00 GMT", ", and asks to be left alone for 3 hours."),
        ("soon", "it answered 503."),
        ("Fri, 20 Nov 2026 14:00:00 +99999999999999999999", "it answered 503."),
        ("99999999999", "it answered 503."),
    ],
)
def test_a_busy_server_is_asked_later_as_it_wishes(wish: str, told: str) -> None:
    assert told in refusal(ServerUnreachable, Page(b"", 503, {"Retry-After": wish}))


def test_a_file_that_the_server_says_is_too_old_is_not_todays() -> None:
    page = Page(headers={"Last-Modified": "Thu, 19 Nov 2026 04:00:00 GMT"})

    told = refusal(ReportNotServed, page, max_age_hours=24)

    assert "the file there is 31 hours old, and max_age_hours = 24" in told


@pytest.mark.parametrize("changed", ["Fri, 20 Nov 2026 04:00:00 GMT", "yesterday"])
def test_a_fresh_file_and_one_of_which_nothing_is_said_are_taken(changed: str) -> None:
    page = Page(headers={"Last-Modified": changed})

    with serving({"/report.csv": page}) as server:
        report = fetch(server, max_age_hours=24)

    assert report.content == REPORT


def test_any_other_answer_wants_a_person() -> None:
    assert "it answered 400" in refusal(NoReportCame, Page(b"", 400))


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><form><input name=u><input class=x type='password'></form>",
        b'\xef\xbb\xbf\n<html><input type=hidden name="SAMLRequest" value=x></html>',
    ],
)
def test_a_sign_in_page_is_no_report(page: bytes) -> None:
    assert "is a sign-in page" in refusal(SignInPage, Page(page))


def test_an_empty_answer_is_no_report() -> None:
    assert "what it sent is empty" in refusal(NoReportCame, Page(b""))


def test_an_answer_that_breaks_off_is_no_report() -> None:
    told = refusal(DownloadBroken, Page(b"x" * 1000, length=5000))

    assert "after 1,000 of 5,000 bytes" in told


def test_a_chunked_answer_that_breaks_off_is_no_report() -> None:
    page = Page(b"5\r\nhello\r\n10\r\nhal", headers={"Transfer-Encoding": "chunked"}, length=None)

    refusal(DownloadBroken, page)


def test_a_packed_answer_is_unpacked_and_one_that_breaks_off_told() -> None:
    packed, as_gzip = gzip.compress(REPORT), {"Content-Encoding": "gzip"}

    with serving({"/report.csv": Page(packed, headers=as_gzip)}) as server:
        report = fetch(server)

    assert report.content == REPORT
    refusal(DownloadBroken, Page(packed[:-12], headers=as_gzip))


def test_an_answer_that_is_packed_in_several_pieces_is_read_to_its_end() -> None:
    packed = gzip.compress(REPORT) + gzip.compress(b"2,+12015550144\n") + b"\0" * 8
    page = Page(packed, headers={"Content-Encoding": "gzip"})

    with serving({"/report.csv": page}) as server:
        report = fetch(server)

    assert report.content == REPORT + b"2,+12015550144\n"


def test_what_follows_a_packed_answer_and_is_not_packed_is_no_report() -> None:
    page = Page(gzip.compress(REPORT) + b"2,+120", headers={"Content-Encoding": "gzip"})

    assert "it cannot be unpacked" in refusal(NoReportCame, page)


@pytest.mark.parametrize(
    "page",
    [
        Page(b"x" * 2_000_000),
        Page(b"x" * 2_000_000, length=None),
        Page(gzip.compress(b"x" * 2_000_000), headers={"Content-Encoding": "gzip"}),
        Page(gzip.compress(b"x" * 700_000) * 2, headers={"Content-Encoding": "gzip"}),
    ],
    ids=["announced", "not announced", "packed", "packed in pieces"],
)
def test_an_answer_bigger_than_the_limit_is_not_taken(page: Page) -> None:
    assert "more than 1 MB (max_megabytes)" in refusal(NoReportCame, page, max_megabytes=1)


def test_a_server_that_drips_is_given_up_though_each_byte_comes_in_time() -> None:
    refusal(DownloadBroken, Page(b"", length=5000, drips=True), timeout_seconds=0.1)


def test_a_drip_of_no_promised_length_is_not_taken_for_whole_when_it_is_given_up() -> None:
    told = refusal(DownloadBroken, Page(REPORT, length=None, drips=True), timeout_seconds=0.1)

    assert "it was not whole after 1 s" in told


def test_an_end_that_tls_does_not_confirm_is_no_end_where_no_length_was_promised(
    certificate: Certificate,
) -> None:
    pages = {"/report.csv": Page(length=None)}

    with serving(pages, certificate) as server, pytest.raises(DownloadBroken) as raised:
        fetch(server)

    assert f"after {len(REPORT)} bytes, and TLS did not say that this was its end" in str(
        raised.value
    )


def test_an_end_that_tls_confirms_is_one(certificate: Certificate) -> None:
    pages = {"/report.csv": Page(length=None, says_goodbye=True)}

    with serving(pages, certificate) as server:
        report = fetch(server)

    assert report.content == REPORT
    assert report.source.endswith("/report.csv, which promised no length")


def test_a_server_that_stops_half_way_is_given_up() -> None:
    refusal(DownloadBroken, Page(b"x" * 10, length=5000, stalls=True), timeout_seconds=0.2)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ('attachment; filename="appts.xls"', "appts.xls"),
        ("attachment; filename*=UTF-8''Liste%20N%C3%A4chste.xlsx", "Liste Nächste.xlsx"),
        ('attachment; filename="../../etc/cron.d/x.csv"', "x.csv"),
        ('attachment; filename="C:\\\\temp\\\\y.csv"', "y.csv"),
        ("inline", "report.csv"),
    ],
)
def test_the_files_name_is_a_name_and_no_path(given: str, name: str) -> None:
    page = Page(headers={"Content-Disposition": given})

    with serving({"/report.csv": page}) as server:
        report = fetch(server)

    assert report.name == name


def test_a_secret_that_no_header_may_hold_is_told_by_its_name() -> None:
    settings = HttpsSettings(kind="https", url="http://127.0.0.1:9/", auth="bearer", token="TOKEN")

    with pytest.raises(ConfigurationProblem) as raised:
        HttpsSource(settings, lambda _: "tok\nen", ZONE, lambda: NOW).fetch(TODAY)

    assert "secret TOKEN: it holds signs that no header may hold" in str(raised.value)


def test_nothing_is_logged_of_address_or_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    refusal(NoReportCame, Page(b"", 400), auth="bearer", token="TOKEN")

    assert "hidden" not in caplog.text
    assert "value of" not in caplog.text
