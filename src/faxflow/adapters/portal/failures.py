"""Tells from the pages what went wrong where no rule knew them: which failure, in which words."""

from collections.abc import Sequence

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.elements import Matches
from faxflow.adapters.portal.page_rules import PageKind
from faxflow.adapters.portal.rule_endings import code_refused, kind_ending
from faxflow.adapters.portal.sights import Sight, sights
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.voices import with_speech
from faxflow.adapters.portal.watch import login_refused
from faxflow.adapters.portal.wording import kind_of, says_closed
from faxflow.domain.recorded_action import RunScript, WaitForExpression
from faxflow.domain.recording import Step
from faxflow.errors import FaxflowError, NotSignedIn, PageChanged, ServerUnreachable

_SERVER_FAULT = 500
_LATE = "no answer in time"
_MOST_BUTTONS = 8


def step_failure(
    driver: WebDriver, site: Site, step: Step, tried: Sequence[object]
) -> FaxflowError:
    """Why the step found no match."""
    pages = _pages(driver, site, step)
    known = no_page(site, pages) or closed(site, pages)
    if known is None and _amid_sign_in(site, step):
        known = not_let_in(site, pages)
    return known or _changed(site, step, tried, pages)


def _amid_sign_in(site: Site, step: Step) -> bool:
    """Whether a secret was submitted before the step, and the sign of being in comes after it."""
    first, last = site.first_submit_step, site.sign_in_step
    return bool(first and last and first < step.number <= last)


def sign_in_failure(driver: WebDriver, site: Site, step: Step) -> FaxflowError:
    """Why the sign of being in was never seen, after the step that submitted the sign-in."""
    pages = _pages(driver, site, step)
    known = no_page(site, pages) or not_let_in(site, pages) or closed(site, pages)
    return known or NotSignedIn(
        **_facts(site, step, pages), server=site.server, sought=site.signed_in.sought
    )


def _pages(driver: WebDriver, site: Site, step: Step) -> list[Sight]:
    """What stands in all tabs and speaks for the portal."""
    seen = sights(driver, {}, with_text=True)
    return [page for page, speaks in with_speech(seen, site, step) if speaks]


def no_page(site: Site, pages: Sequence[Sight]) -> ServerUnreachable | None:
    """That the browser shows an error of its own in place of a page."""
    if any(page.address.startswith("chrome-error:") for page in pages):
        return ServerUnreachable(server=site.server, what="the browser shows an error page")
    return None


def closed(site: Site, pages: Sequence[Sight]) -> FaxflowError | None:
    """That the portal is closed, by what HTTP says or by a page that says nothing else."""
    for page in pages:
        if page.status >= _SERVER_FAULT:
            what = f"it answered with HTTP {page.status}"
            return kind_ending(site, PageKind.MAINTENANCE, page.title, what)
        if says_closed(page):
            return kind_ending(site, PageKind.MAINTENANCE, page.title, "it says so")
    return None


def not_let_in(site: Site, pages: Sequence[Sight]) -> FaxflowError | None:
    """What the portal wants, or why it refuses, where it has not let us in."""
    for page in pages:
        kind = kind_of(page)
        if kind is PageKind.MFA and site.codes:
            return code_refused(site, next(iter(site.codes.values())))
        if kind:
            return kind_ending(site, kind, page.title, "it says so")
        if page.passwords:
            return login_refused(site)
    return None


def _changed(
    site: Site, step: Step, tried: Sequence[object], pages: Sequence[Sight]
) -> PageChanged:
    told = ", ".join(map(str, tried)) + _rest(step, tried)
    return PageChanged(**_facts(site, step, pages), tried=told)


def _facts(site: Site, step: Step, pages: Sequence[Sight]) -> dict[str, object]:
    """Which step it was, and what the newest tab shows."""
    titles = [page.title for page in pages if not page.frame]
    buttons = [f"“{name}”" for page in pages for name in page.buttons if name]
    return {
        "step": step.number,
        "words": step.action.words(),
        "title": titles[-1] if titles else "",
        "buttons": ", ".join(buttons[:_MOST_BUTTONS]) or "none",
        "recording": site.recording_path.name,
        "site": site.path.name,
    }


def _rest(step: Step, tried: Sequence[object]) -> str:
    """What the selectors do not tell: that there are none, or that one of them fits."""
    if isinstance(step.action, WaitForExpression | RunScript):
        return "its script, which did not end well in time"
    if not tried:
        return "the frame or tab, which is not there"
    fits = any(isinstance(one, Matches) and len(one.shown) == 1 for one in tried)
    return "; it is there, but is locked, covered, or has no such choice" if fits else ""


def late_page(site: Site, error: TimeoutException) -> ServerUnreachable | None:
    """That a page never came to its end, which the driver says; our own waits say nothing."""
    if not error.msg or error.msg.startswith("script timeout"):
        return None
    return ServerUnreachable(server=site.server, what=_LATE)


def no_answer(error: WebDriverException) -> str | None:
    """Chromium's code for why the portal did not answer; None where that is not what happened."""
    if isinstance(error, TimeoutException):
        return _LATE
    code = (error.msg or "").partition("net::")[2].split()
    return code[0] if code else None
