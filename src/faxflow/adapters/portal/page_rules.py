"""Rules for pages that may appear on the way: how each is known, and what is done about it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from faxflow.config.section import Section
from faxflow.domain.page_place import Selectors

_JOINT = " >>> "


class PageKind(StrEnum):
    SESSION_ACTIVE = "session-active"
    PASSWORD_EXPIRING = "password-expiring"  # noqa: S105 - a kind of page
    PASSWORD_EXPIRED = "password-expired"  # noqa: S105 - a kind of page
    LOCKED = "locked"
    MFA = "mfa"
    MAINTENANCE = "maintenance"
    NO_DATA = "no-data"
    NOTICE = "notice"


_WALKED_PAST = frozenset({PageKind.SESSION_ACTIVE, PageKind.PASSWORD_EXPIRING, PageKind.NOTICE})


def _ways(written: object) -> object:
    """One selector or several, each as a recording writes it."""
    several = [written] if isinstance(written, str) else written
    if isinstance(several, list) and all(isinstance(one, str) and one for one in several):
        return tuple(tuple(one.split(_JOINT)) for one in several)
    return written


Ways = Annotated[Selectors, BeforeValidator(_ways)]
"""A selector, or several that mean the same; ` >>> ` leads into a shadow root."""


class PageRule(Section):
    """A page of this `kind` is known by all its signs at once, in one document or one dialog.

    `url` is a part of the address without its query. `answer` is for dialogs. `code_into` takes
    a one-time code that is made of `secret`; then `click`, or else Enter, submits it.
    """

    kind: PageKind = Field(alias="is")
    text: str | None = Field(default=None, min_length=1)
    title: str | None = Field(default=None, min_length=1)
    url: str | None = Field(default=None, min_length=1)
    selector: Ways = ()
    dialog: str | None = Field(default=None, min_length=1)
    click: Ways = ()
    answer: Literal["accept", "dismiss"] | None = None
    code_into: Ways = ()
    secret: str | None = Field(default=None, min_length=1)

    @property
    def ends_the_walk(self) -> bool:
        """Whether nothing is left to do once the page is seen."""
        return not (self.click or self.answer or self.code_into)

    @model_validator(mode="after")
    def _is_known_by_something(self) -> "PageRule":
        on_page = self.text or self.title or self.url or self.selector
        if not on_page and not self.dialog:
            raise ValueError("it needs a sign: text, title, url, selector or dialog")
        if on_page and self.dialog:
            raise ValueError("a dialog has no text, title, url or selector beside it")
        return self

    @model_validator(mode="after")
    def _knows_what_to_do(self) -> "PageRule":
        acts = self.kind in _WALKED_PAST
        if self.answer and not self.dialog:
            raise ValueError("answer is for a dialog; a page has click")
        if self.dialog and self.click:
            raise ValueError("a dialog is answered: answer is accept or dismiss")
        if not acts and self.kind is not PageKind.MFA and not self.ends_the_walk:
            raise ValueError(f"{self.kind} ends the walk: there is nothing to click or answer")
        if acts and self.kind is not PageKind.SESSION_ACTIVE and self.ends_the_walk:
            raise ValueError(f"{self.kind} needs click, or answer where it is a dialog")
        return self

    @model_validator(mode="after")
    def _has_all_for_a_code(self) -> "PageRule":
        if bool(self.code_into) is not bool(self.secret):
            raise ValueError("code_into and secret belong together")
        if self.kind is not PageKind.MFA and self.secret:
            raise ValueError("only mfa takes a code")
        if self.kind is PageKind.MFA and self.click and not self.secret:
            raise ValueError("mfa needs code_into and secret beside click")
        return self
