"""Looks at the door that reports come by, and at where referrals are dropped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from faxflow.config.source import DropFolderSettings, HttpsSettings, PortalSettings, SftpSettings
from faxflow.domain.checkup import Finding, skipped, warned, well, wrong
from faxflow.domain.counted import counted
from faxflow.errors import FaxflowError, ServerUnreachable
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found

_PROXIES: Final = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
_REFUSED, _FAILED = 400, 500
_NOT_ASKED: Final = "nobody signed in; `faxflow extract --dry-run` fetches the report."
_REACH: Final = "Check the address and the firewall of this machine; open it in a browser."


def look_at_site(premises: Premises) -> Iterator[Finding]:
    """The portal's site and its recording."""
    source = premises.config.source
    if not isinstance(source, PortalSettings):
        yield _other_kind(premises)
        return
    try:
        site = premises.instruments.doors.site(source.site)
    except FaxflowError as problem:
        yield problem_found(str(source.site), problem)
        return
    yield well(str(source.site), "It and its recording are read, and have no fault.")
    if site.undecided:
        what = "It holds DECIDE still: what the recording could not say is not settled."
        yield wrong(str(source.site), what, f"Settle each such line of {source.site}.")
    if not site.knows_sign_in:
        what = "It says nothing of how a sign-in that worked is known."
        yield warned(str(source.site), what, "Set text or selector under [signed_in] there.")


def look_at_portal(premises: Premises) -> Iterator[Finding]:
    """The page that the walk begins at loads; nobody signs in, so that no account is locked."""
    source = premises.config.source
    if not isinstance(source, PortalSettings):
        yield _other_kind(premises)
        return
    try:
        url = premises.instruments.doors.site(source.site).first_url
    except FaxflowError:
        yield skipped(str(source.site), "It cannot be read: see portal-site.", "portal-site")
        return
    if any(premises.environment.get(one) for one in _PROXIES):
        yield skipped(str(source.site), "The browser goes by a proxy here; doctor knows none.")
        return
    yield from _page(premises, str(source.site), url, None)


def look_at_address(premises: Premises) -> Iterator[Finding]:
    """The web server that has the report answers; it is shown no secret."""
    source = premises.config.source
    if not isinstance(source, HttpsSettings):
        yield _other_kind(premises)
        return
    parts = urlsplit(source.url)
    root = f"{parts.scheme}://{parts.netloc}/"  # the report itself may be asked for but once
    yield from _page(premises, "[source] url", root, source.ca_file, any_answer=True)


def look_at_sftp(premises: Premises) -> Iterator[Finding]:
    """Signs in to the SFTP server, which proves itself first, and counts what lies there."""
    source = premises.config.source
    if not isinstance(source, SftpSettings):
        yield _other_kind(premises)
        return
    about = f"[source] {source.server}"
    try:
        files = premises.instruments.doors.sftp(source)
    except ServerUnreachable as problem:
        cure = f"Check host and port in [source], and the firewall: ssh-keyscan -p {source.port}"
        yield problem_found(about, problem, f"{cure} {source.host}")
        return
    except FaxflowError as problem:
        yield problem_found(about, problem)
        return
    yield well(about, f"It lets us in, and {source.folder} opens: {counted(files, 'file')}.")


def look_at_folders(premises: Premises) -> Iterator[Finding]:
    """The folders that reports and referrals are dropped into."""
    config = premises.config
    if isinstance(config.source, DropFolderSettings):
        yield _folder(premises, "[source] folder", config.source.folder, moves=False)
    if config.intake.folder:
        yield _folder(premises, "[intake] folder", config.intake.folder, moves=True)
    calls = config.intake.calls
    if calls:
        # The file itself comes when the call centre has one.
        there = premises.instruments.files.look(calls) is not None
        yield _folder(premises, "[intake] calls", calls if there else calls.parent, moves=False)


def _folder(premises: Premises, key: str, path: Path, *, moves: bool) -> Finding:
    """`moves` where faxflow puts away what it has read."""
    files, about = premises.instruments.files, f"{key} = {path}"
    if files.look(path) is None:
        cure = f"Make it, or mend {key}; where it is another machine's, mount it: findmnt {path}"
        return wrong(about, "It is not there.", cure)
    if not files.may_read(path):
        return wrong(about, "This account may not read it.", f"chmod g+rX {path}, for its group.")
    if moves and not files.may_write(path):
        what = "This account may not write there: what was read cannot be put away."
        return wrong(about, what, f"chmod g+rwX {path}, for faxflow's group.")
    return well(about, "It is there, and can be read.")


def _page(
    premises: Premises, about: str, url: str, authority: Path | None, *, any_answer: bool = False
) -> Iterator[Finding]:
    try:
        facts = premises.instruments.doors.page(url, authority)
    except ServerUnreachable as problem:
        yield problem_found(about, problem, _REACH)
        return
    except FaxflowError as problem:
        yield problem_found(about, problem)
        return
    told = f"{facts.server} answered {facts.status}"
    if facts.status >= _FAILED:
        yield warned(about, f"{told}: it is in trouble itself.", "Open it in a browser; try later.")
    elif facts.status >= _REFUSED and not any_answer:
        yield wrong(about, f"{told} to the page that the walk begins at.", _REACH)
    else:
        yield well(about, f"{told}; {_NOT_ASKED}")


def _other_kind(premises: Premises) -> Finding:
    return skipped("[source] kind", f"Reports come by {premises.config.source.kind}.")
