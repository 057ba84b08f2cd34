"""Deals with the pages and dialogs that the site's rules know, and counts how often."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from logging import getLogger

from selenium.webdriver.remote.webdriver import WebDriver

from faxflow.adapters.portal.elements import Matches
from faxflow.adapters.portal.page_rules import PageKind
from faxflow.adapters.portal.rule_acts import targets
from faxflow.adapters.portal.rule_endings import code_refused, ending, rule_words
from faxflow.adapters.portal.sights import Sight
from faxflow.adapters.portal.site import Site
from faxflow.domain.signals.log_line import LogEvent, said
from faxflow.errors import FaxflowError, PageStays, RuleMisfits

_MOST_TIMES = 5
"""How often one walk leaves the same page before it is said to stay."""

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Dealt:
    """How often a rule was carried out, and on which document last; `left` once it was gone."""

    times: int
    born: float
    left: bool = False


@dataclass(frozen=True, slots=True)
class _Standing:
    """The page that is there now; `tried` is what its rule's selectors met."""

    number: int
    title: str
    tried: Sequence[Matches] = ()


class Interludes:
    """Carries out rules; `code` makes the one-time code of a secret by the secret's name."""

    def __init__(self, driver: WebDriver, site: Site, code: Callable[[str], str]) -> None:
        self._driver = driver
        self._site = site
        self._code = code
        self._dealt: dict[int, _Dealt] = {}
        self._standing: _Standing | None = None
        self.met: set[PageKind] = set()

    def nothing_there(self) -> None:
        """Notes that every page that was dealt with is gone."""
        self._standing = None
        self._dealt = {number: replace(one, left=True) for number, one in self._dealt.items()}

    def page(self, met: Sequence[int], sight: Sight) -> None:
        """Deals with the page of the first rule of those that it meets.

        Raises what the rule's kind means.
        """
        number = met[0]
        self._note_left(met, sight.born)
        rule = self._site.pages[number]
        self.met.add(rule.kind)
        if rule.ends_the_walk:
            raise ending(self._site, number, sight.title)
        self._standing = _Standing(number, sight.title)
        dealt = self._dealt.get(number)
        if dealt and dealt.born == sight.born and not dealt.left:
            return  # what was clicked may take its time
        self._check_times(number)
        self._carry_out(number, sight)

    def dialog(self, number: int) -> None:
        """Answers the dialog that is open. Raises what the rule's kind means."""
        rule = self._site.pages[number]
        self.met.add(rule.kind)
        if rule.answer is None:
            raise ending(self._site, number, "")
        self._check_times(number)
        self._note(number, born=0)
        alert = self._driver.switch_to.alert
        if rule.answer == "accept":
            alert.accept()
        else:
            alert.dismiss()

    def failure(self) -> FaxflowError | None:
        """Why a page that a rule knows was not left; None where none stands in the way."""
        if self._standing is None:
            return None
        if not self._standing.tried:
            return self._stays(self._standing.number)
        return RuleMisfits(
            rule=rule_words(self._site, self._standing.number),
            site=self._site.path.name,
            title=self._standing.title,
            tried=", ".join(map(str, self._standing.tried)),
        )

    def _note_left(self, met: Sequence[int], born: float) -> None:
        """Notes which rules' pages are gone from a document that shows others now."""
        for number, one in self._dealt.items():
            if one.born == born and number not in met:
                self._dealt[number] = replace(one, left=True)

    def _check_times(self, number: int) -> None:
        """Raises CodeRefused or PageStays where it must not be done again."""
        dealt = self._dealt.get(number)
        most = 1 if self._site.pages[number].secret else _MOST_TIMES
        if dealt and dealt.times >= most:
            raise self._stays(number)

    def _stays(self, number: int) -> FaxflowError:
        secret = self._site.pages[number].secret
        if secret:
            return code_refused(self._site, secret)
        words = rule_words(self._site, number)
        return PageStays(server=self._site.server, rule=words, site=self._site.path.name)

    def _carry_out(self, number: int, sight: Sight) -> None:
        rule = self._site.pages[number]
        sight.enter(self._driver)
        found = targets(self._driver, rule, self._code(rule.secret) if rule.secret else "")
        before = self._dealt.get(number)
        if found.complete:
            # Noted first: the page may go while it is touched, and no code is entered twice.
            self._note(number, sight.born)
            if found.touch():
                words = rule_words(self._site, number)
                keys = said(LogEvent.PAGE_PASSED, rule=words)
                _log.info("went past the page of %s", words, extra=keys)
                return
            self._dealt.pop(number)
            self._dealt |= {number: before} if before else {}
        self._standing = _Standing(number, sight.title, found.tried)

    def _note(self, number: int, born: float) -> None:
        dealt = self._dealt.get(number)
        self._dealt[number] = _Dealt((dealt.times if dealt else 0) + 1, born)
