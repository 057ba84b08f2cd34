"""Builds the door that the configuration says the day's report comes by."""

import time

from faxflow.config.model import Config
from faxflow.config.secrets import Secrets
from faxflow.config.source import DropFolderSettings, HttpsSettings, PortalSettings, SftpSettings
from faxflow.domain.run import Clock
from faxflow.steps.ports import ReportSource


def door(config: Config, secrets: Secrets, clock: Clock) -> ReportSource:
    """Portal, drop folder, SFTP or HTTPS. Raises FileMissing or ConfigurationProblem."""
    settings, zone = config.source, config.practice.zone
    match settings:
        case PortalSettings():
            return _portal(settings, secrets)
        case DropFolderSettings():
            from faxflow.adapters.drop_folder import DropFolder

            return DropFolder(settings, zone, clock, time.sleep)
        case SftpSettings():
            from faxflow.adapters.sftp.source import SftpSource

            return SftpSource(settings, secrets.get, zone, clock)
        case HttpsSettings():
            from faxflow.adapters.https_source import HttpsSource

            return HttpsSource(settings, secrets.get, clock)


def _portal(settings: PortalSettings, secrets: Secrets) -> ReportSource:
    from faxflow.adapters.portal.site_file import load_site
    from faxflow.adapters.portal.source import PortalSource

    site = load_site(settings.site)
    return PortalSource(site, secrets.get, settings.chromium, settings.chromedriver)
