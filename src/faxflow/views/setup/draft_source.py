"""[source] of a first faxflow.toml: something that works at once, whatever the door will be."""

from collections.abc import Iterator

from faxflow.config.source import SourceKind
from faxflow.views.setup.draft_parts import CHANGE, First, line, remark


def source(first: First) -> Iterator[str]:
    """The section by its kind."""
    yield "[source]"
    if first.source is SourceKind.SFTP:
        yield from _sftp()
    elif first.source is SourceKind.HTTPS:
        yield from _https()
    else:
        yield from _portal_to_come() if first.source is SourceKind.PORTAL else ()
        yield from _folder(first)


def _portal_to_come() -> Iterator[str]:
    """A portal needs a recording first: until there is one, a person brings the report."""
    yield from remark(
        "The report comes from a portal. Record the walk to it in Chrome (docs/going-live.md),",
        "then `faxflow extract import WALK.json --site site.toml`, and put",
        '    kind = "portal"',
        '    site = "site.toml"',
        "in the place of what follows. Until then somebody puts the report into a folder:",
    )


def _folder(first: First) -> Iterator[str]:
    yield line("kind", str(SourceKind.DROP_FOLDER), "or portal, sftp, https: docs/going-live.md")
    yield line("folder", first.drop, "whoever writes the report writes it here; it stays")
    yield line("pattern", "*", 'or "Appt*.csv", or "Appt-${today:%Y%m%d}*.csv"')
    yield line("max_age_hours", 24.0, "an older file is refused; left out: by its day", off=True)


def _sftp() -> Iterator[str]:
    yield line("kind", str(SourceKind.SFTP))
    yield line("host", "sftp.portal.example", f"{CHANGE}the server")
    yield line("user", "reports", f"{CHANGE}the account there")
    yield line("password", "SOURCE_PASSWORD", "the NAME of the secret; or key_file, in its place")
    yield line("folder", ".", "where the account begins")
    yield line("pattern", "*", 'or "Appt*.csv"')
    yield from remark(
        "Leave host_key out at first: `faxflow extract --dry-run` shows the server's key, and",
        "signs nobody in. Ask whoever runs the server whether it is theirs.",
    )
    yield line("host_key", "SHA256:…", off=True)


def _https() -> Iterator[str]:
    address = "https://portal.example/export.csv?day=${today:%Y-%m-%d}"
    yield line("kind", str(SourceKind.HTTPS))
    yield f'url = "{address}"    # {CHANGE}the address'
    yield line("auth", "bearer", "or none, basic, header")
    yield line("token", "REPORT_TOKEN", "the NAME of the secret")
