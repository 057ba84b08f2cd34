"""The secrets of a portal's site are named without its recording."""

from pathlib import Path

from faxflow.adapters.portal.site_secrets import site_secrets

SITE = """\
recording = "gone.json"
[secrets]
password = "PORTAL_PASSWORD"
[one_time_codes]
code = "PORTAL_KEY"
[[pages]]
is = "mfa"
secret = "PORTAL_KEY"
[[pages]]
is = "notice"
"""


def test_each_is_named_once(tmp_path: Path) -> None:
    site = tmp_path / "site.toml"
    site.write_text(SITE)

    assert site_secrets(site) == ("PORTAL_PASSWORD", "PORTAL_KEY")


def test_a_site_that_cannot_be_read_names_none(tmp_path: Path) -> None:
    broken = tmp_path / "site.toml"
    broken.write_text("[secrets")

    assert site_secrets(broken) == site_secrets(tmp_path / "gone.toml") == ()
