"""The part of a drafted site about pages that may come between: rules to write out."""

from collections.abc import Iterator, Sequence

from faxflow.domain.met_dialog import MetDialog, met_dialogs
from faxflow.views.site_draft_parts import Draft
from faxflow.views.toml_value import toml_value

_EXAMPLES = """\
[[pages]]
is = "session-active"          # someone is signed in already
text = "already signed in"
click = "aria/Continue"

[[pages]]
is = "password-expiring"
text = "password will expire"
click = "aria/Remind me later"

[[pages]]
is = "password-expired"        # this and the next three end the walk, each with its message
text = "password has expired"

[[pages]]
is = "locked"
text = "account is locked"

[[pages]]
is = "maintenance"
title = "Maintenance"

[[pages]]
is = "no-data"
text = "No appointments found"

[[pages]]
is = "mfa"                     # the secret is the key that the portal shows for an authenticator
text = "verification code"
code_into = "aria/Verification code"
secret = "PORTAL_MFA_KEY"
click = "aria/Verify"

[[pages]]
is = "notice"                  # whatever else only needs a click; a dialog needs an answer
url = "/news"
click = "aria/Close"
"""


def page_rules(draft: Draft) -> Iterator[str]:
    """The rules for the dialogs that the walk met, and examples of the others as remarks."""
    yield "# Pages that may come between, each known by text, title, url or selector. Take the #"
    yield "# away from those that your portal has, and write what it says and what is clicked."
    yield from (f"# {line}".rstrip() for line in _EXAMPLES.splitlines())
    for dialog in met_dialogs(draft.recording):
        yield ""
        yield from _rule(dialog)


def _rule(dialog: MetDialog) -> Sequence[str]:
    answer = toml_value("accept" if dialog.accepted else "dismiss")
    where = f"# Step {dialog.step} of the recording meets this dialog."
    if dialog.text is None:
        lines = ("[[pages]]", 'is = "notice"', 'dialog = ""', f"answer = {answer}")
        return (f"# DECIDE: {where[2:-1]}; what does it say?", *(f"# {line}" for line in lines))
    text = toml_value(dialog.text)
    return (where, "[[pages]]", 'is = "notice"', f"dialog = {text}", f"answer = {answer}")
