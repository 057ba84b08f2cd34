"""Builds the door that the configuration says the day's report comes by."""

import time
from pathlib import Path

from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.config.source import DropFolderSettings, HttpsSettings, PortalSettings, SftpSettings
from faxflow.domain.run import Run
from faxflow.steps.ports import ReportSource

_SCREENSHOTS = "screenshots"


def door(config: Config, secrets: Secrets, run: Run) -> ReportSource:
    """Portal, drop folder, SFTP or HTTPS. Raises FileMissing or ConfigurationProblem."""
    settings, zone, clock = config.source, config.practice.zone, run.clock
    if not isinstance(settings, PortalSettings):
        _forget_screenshots(config.paths.data / _SCREENSHOTS, run)
    match settings:
        case PortalSettings():
            return _portal(settings, config.paths.data, secrets, run)
        case DropFolderSettings():
            from faxflow.adapters.drop_folder import DropFolder

            return DropFolder(settings, zone, clock, time.sleep)
        case SftpSettings():
            from faxflow.adapters.sftp.source import SftpSource

            return SftpSource(settings, secrets.get, zone, clock)
        case HttpsSettings():
            from faxflow.adapters.https.source import HttpsSource

            return HttpsSource(settings, secrets.get, zone, clock)


def _portal(settings: PortalSettings, data: Path, secrets: Secrets, run: Run) -> ReportSource:
    """The portal, after screenshots that are too old have been removed."""
    from faxflow.adapters.portal.screenshots import Screenshots
    from faxflow.adapters.portal.site_file import load_site
    from faxflow.adapters.portal.source import Machine, PortalSource

    shots = Screenshots(data / _SCREENSHOTS, run.id)
    machine = Machine(run.now, settings.chromium, settings.chromedriver, shots)
    source = PortalSource(load_site(settings.site), secrets.get, machine)
    source.sweep()
    return source


def _forget_screenshots(folder: Path, run: Run) -> None:
    """Removes what an earlier portal left: it shows patients, and no site says for how long."""
    if folder.is_dir():
        from faxflow.adapters.portal.screenshots import Screenshots

        Screenshots(folder, run.id).sweep(run.now(), keep_days=0)
