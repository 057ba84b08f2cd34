"""Looks around before every act: is a page of the rules there, and are we still signed in?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from selenium.common.exceptions import UnexpectedAlertPresentException
from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.interludes import Interludes
from faxflow.adapters.portal.page_rules import PageKind, PageRule
from faxflow.adapters.portal.session import ENDED, Session
from faxflow.adapters.portal.sights import Sight, Sign, sights
from faxflow.adapters.portal.site import Site
from faxflow.adapters.portal.voices import with_speech
from faxflow.domain.recording import Step
from faxflow.errors import FaxflowError, LoginRefused, UnknownDialog

_REFUSED, _RULE = "refused", "rule "


class Watch:
    """One walk's lookout; `code` makes the one-time code of a secret by the secret's name."""

    def __init__(self, driver: WebDriver, site: Site, code: Callable[[str], str]) -> None:
        self._driver = driver
        self._site = site
        self._interludes = Interludes(driver, site, code)
        self._session = Session(site)
        self._signs = {**self._session.signs(), **_signs(site)}
        self._of_the_portal = _of_the_portal(site)
        self.seen: Sequence[Sight] = ()

    @property
    def password_expires_soon(self) -> bool:
        """Whether the portal has said so."""
        return PageKind.PASSWORD_EXPIRING in self._interludes.met

    def clear(self, before: str, step: Step | None = None) -> bool:
        """Whether nothing stands in the way of `step`; what a rule knows is dealt with.

        `before` says before what it is. Raises what a page means that ends the walk, and
        SessionEnded or PasswordExpired where the portal has let us fall.
        """
        return self._looked(before, step) and self._session.goes_on(self.seen, before, step)

    def let_in(self) -> bool:
        """Whether the sign of being in is seen. Raises LoginRefused, and as `clear` does."""
        if not self._looked("the sign of being signed in"):
            return False
        if any(_REFUSED in sight.borne for sight in self.seen):
            raise login_refused(self._site)
        return self._session.begins(self.seen)

    def failure(self) -> FaxflowError | None:
        """Why it was never clear; None where nothing that it knows stood in the way."""
        return self._interludes.failure() or self._session.failure()

    def _looked(self, before: str, step: Step | None = None) -> bool:
        """Whether all was seen, and no rule had anything to do."""
        try:
            return self._looked_at_pages(step)
        except UnexpectedAlertPresentException as error:
            self._answer(error.alert_text or "", before)
            return False

    def _looked_at_pages(self, step: Step | None) -> bool:
        seen = []
        everything = sights(self._driver, self._signs)
        for sight, speaks in with_speech(everything, self._site, step):
            heard = sight if speaks else replace(sight, borne=sight.borne - self._of_the_portal)
            met = [n for n in range(len(self._site.pages)) if _name(n) in heard.borne]
            if met:
                self._interludes.page(met, heard)
                return False
            seen.append(heard)
        self._interludes.nothing_there()
        self.seen = seen
        return True

    def _answer(self, text: str, before: str) -> None:
        """Answers the open dialog as a rule says. Raises LoginRefused, UnknownDialog."""
        for number, rule in enumerate(self._site.pages):
            if rule.dialog and _holds(text, rule.dialog):
                self._interludes.dialog(number)
                return
        if self._site.signed_in.refused and _holds(text, self._site.signed_in.refused):
            raise login_refused(self._site)
        raise UnknownDialog(server=self._site.server, before=before, site=self._site.path.name)


def login_refused(site: Site) -> LoginRefused:
    """The portal said no, or asks for the password again."""
    return LoginRefused(server=site.server, user=site.user, secret=site.secret)


def _signs(site: Site) -> dict[str, Sign]:
    """The rules' signs by name, and that of a refusal."""
    signs = {_name(n): _sign(rule) for n, rule in enumerate(site.pages) if not rule.dialog}
    refused = site.signed_in.refused
    return {**signs, _REFUSED: Sign(text=refused)} if refused else signs


def _of_the_portal(site: Site) -> frozenset[str]:
    """The signs that mean nothing in a frame of another server, such as a banner. A rule may
    name the server's address, and a code is often asked for by another one."""
    own = (n for n, rule in enumerate(site.pages) if not (rule.url or rule.code_into))
    return frozenset((_REFUSED, ENDED, *map(_name, own)))


def _sign(rule: PageRule) -> Sign:
    return Sign(text=rule.text, title=rule.title, url=rule.url, selectors=rule.selector)


def _name(number: int) -> str:
    return f"{_RULE}{number}"


def _holds(text: str, part: str) -> bool:
    return " ".join(part.split()).casefold() in " ".join(text.split()).casefold()
