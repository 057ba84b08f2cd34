"""Looks at where reports come from: a page, an SFTP folder, a portal's site; fetches nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faxflow.adapters.https.exchange import address, asked, trust
from faxflow.adapters.https.refusals import http_moment
from faxflow.adapters.mail_security import Secret
from faxflow.config.source import SftpSettings
from faxflow.domain.recorded_action import Navigate
from faxflow.domain.server_facts import PageFacts, SiteFacts
from faxflow.errors import ConfigurationProblem

_SECONDS: Final = 10.0
_ASKED_AS: Final = {"User-Agent": "faxflow doctor", "Accept": "text/html,*/*"}
_UNDECIDED: Final = "DECIDE"


@dataclass(frozen=True, slots=True)
class ReportDoors:
    """`secret` gives the value of a secret by its name, for SFTP alone."""

    secret: Secret

    def site(self, path: Path) -> SiteFacts:
        """The portal's site. Raises FileMissing or ConfigurationProblem."""
        from faxflow.adapters.portal.site_file import load_site

        site = load_site(path)
        actions = (step.action for step in site.recording.steps)
        first = next((one.url for one in actions if isinstance(one, Navigate)), "")
        return SiteFacts(
            site.placed(first),
            tuple(sorted(site.secret_names)),
            bool(site.signed_in.text or site.signed_in.selector),
            _UNDECIDED in path.read_text(encoding="utf-8"),
        )

    def page(self, url: str, ca_file: Path | None) -> PageFacts:
        """Asks for one page, and shows no secret. Raises ServerUnreachable, CertificateRejected
        or ConfigurationProblem."""
        try:
            at = address(url)
        except ValueError:
            raise ConfigurationProblem(
                where="[source]", what="it begins at no address", todo="Record the walk again."
            ) from None
        with asked(at, _ASKED_AS, trust(ca_file), _SECONDS) as response:
            return PageFacts(
                at.server, response.status, http_moment(response.getheader("Date", ""))
            )

    def sftp(self, settings: SftpSettings) -> int:
        """Signs in, and counts the files of the folder."""
        from faxflow.adapters.sftp.looking import files_there

        seconds = min(settings.timeout_seconds, _SECONDS)
        hurried = settings.model_copy(update={"timeout_seconds": seconds})
        return files_there(hurried, self.secret)
