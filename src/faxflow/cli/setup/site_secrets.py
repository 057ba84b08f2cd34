"""The secrets that a portal's site names, beside those of the configuration itself."""

from collections.abc import Sequence

from faxflow.config.named_secrets import NamedSecret
from faxflow.config.source import PortalSettings, Source
from faxflow.errors import FaxflowError


def site_secrets(source: Source) -> Sequence[NamedSecret]:
    """Those of its passwords, codes and pages; none of a site that cannot be read."""
    if not isinstance(source, PortalSettings):
        return ()
    from faxflow.adapters.portal.site_file import load_site

    try:
        site = load_site(source.site)
    except FaxflowError:
        return ()  # `config validate` tells of it
    named = [*site.secrets.items(), *site.codes.items()]
    named += [("pages", rule.secret) for rule in site.pages if rule.secret]
    return [NamedSecret(site.path.name, place, name) for place, name in named]
