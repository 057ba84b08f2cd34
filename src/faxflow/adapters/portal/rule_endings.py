"""What the walk ends with where a rule's page can only be told of."""

from faxflow.adapters.portal.page_rules import PageKind
from faxflow.adapters.portal.site import Site
from faxflow.errors import (
    AccountLocked,
    CodeRefused,
    CodeWanted,
    FaxflowError,
    NoData,
    PasswordExpired,
    PortalClosed,
    SessionActive,
)


def rule_words(site: Site, number: int) -> str:
    """A rule as people find it; `number` counts from 0."""
    return f"rule {number + 1} of [[pages]] ({site.pages[number].kind})"


def ending(site: Site, number: int, title: str) -> FaxflowError:
    """The failure that the page of a rule without an act means."""
    kind = site.pages[number].kind
    if kind is PageKind.NO_DATA:
        return NoData(server=site.server, rule=rule_words(site, number), site=site.path.name)
    return kind_ending(site, kind, title, rule_words(site, number))


def kind_ending(site: Site, kind: PageKind, title: str, what: str) -> FaxflowError:
    """The failure of a page of that kind; `what` says how it was known."""
    known = {"server": site.server, "user": site.user}
    match kind:
        case PageKind.SESSION_ACTIVE:
            return SessionActive(**known, site=site.path.name)
        case PageKind.LOCKED:
            return AccountLocked(**known, secret=site.secret)
        case PageKind.MFA:
            return CodeWanted(**known, site=site.path.name)
        case PageKind.MAINTENANCE:
            return PortalClosed(server=site.server, title=title, what=what)
        case _:
            return PasswordExpired(**known, secret=site.secret)


def code_refused(site: Site, secret: str) -> CodeRefused:
    """The portal asked again for a code that it was given."""
    return CodeRefused(server=site.server, user=site.user, secret=secret)
