"""The few questions that an import puts to whoever sits at the terminal."""

import sys
from collections.abc import Callable
from dataclasses import replace

import typer

from faxflow.domain.sign_in import sign_in_step, sign_of_being_in
from faxflow.views.site_draft import is_code, secret_name
from faxflow.views.site_draft_parts import Decisions, Draft

Ask = Callable[[str, str], str]
"""Puts a question and gives the answer; the second text is that of whoever only hits Enter."""

_YES = frozenset({"y", "yes"})


def asker() -> Ask | None:
    """What asks at this terminal; None where nobody could read the question or answer it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return lambda question, default: str(
        typer.prompt(question, default=default, show_default=bool(default))
    )


def asked(draft: Draft, ask: Ask) -> Draft:
    """The draft with what a person has decided."""
    decided = replace(
        _sign(draft, ask),
        download_pattern=ask("How is the downloaded report named (* for any signs)?", "*"),
        secret_names=_names(draft, ask),
    )
    return _days(replace(draft, decisions=decided), ask)


def _sign(draft: Draft, ask: Ask) -> Decisions:
    submitted = sign_in_step(draft.recording, [one.place for one in draft.needs.secrets])
    if submitted is None:
        return Decisions()
    sign = sign_of_being_in(draft.recording, submitted)
    guess = sign[1] if sign else ""
    question = "What is seen only when signed in, in the portal's own words?"
    if sign:
        question += f" (Enter: what step {sign[0]} touches)"
    answer = ask(question, guess).strip()
    if answer == guess:
        return Decisions(sign_is_right=bool(guess))
    return Decisions(signed_in_text=answer or None)


def _names(draft: Draft, ask: Ask) -> dict[str, str]:
    """The names under which the secrets are kept; never a value."""
    found: dict[str, str] = {}
    for secret in draft.needs.secrets:
        what = "key of the one-time codes" if is_code(secret) else secret.place
        name = secret_name(secret.place)
        question = f"Under which name is the {what} kept (a name, never its value)?"
        found[secret.place] = ask(question, name).strip() or name
    return found


def _days(draft: Draft, ask: Ask) -> Draft:
    open_days = [day for day in draft.days.staying if not day.by_key]
    told = "Step {0.step} holds {0.text}. Shall it move with the day of the report?"
    moving = [day for day in open_days if _agreed(ask, told.format(day))]
    return replace(draft, days=draft.days.with_moving(moving))


def _agreed(ask: Ask, question: str) -> bool:
    return ask(f"{question} (yes or no)", "no").strip().lower() in _YES
