"""[intake] and [intake_mailbox]: what they take, what they refuse, and what mails they know."""

from pathlib import Path

import pytest

from arriving import mail
from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.domain.mail import Folder
from faxflow.domain.referrals.intake.from_mail import MailRules, from_mail
from faxflow.domain.referrals.record import Channel
from faxflow.errors import ConfigurationProblem
from making import MORNING, REHEARSAL_TEXT

MAILBOX = """
[intake_mailbox]
host = "127.0.0.1"
port = 1143
security = "none"
folder = "Referrals"
review_folder = "Look"
"""
SENDER = """
[intake.senders.desk]
address = "Lines.Example"
channel = "voicemail"
caller = {inside = "X-Caller"}
"""


def loaded(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT + text)
    return load_config(path, {})


def test_read_mail_goes_to_folders_that_the_practice_names(tmp_path: Path) -> None:
    mailbox = loaded(tmp_path, MAILBOX).intake_mailbox

    assert mailbox
    folders = [mailbox.filed_in(folder) for folder in Folder]
    assert (mailbox.section, folders) == ("[intake_mailbox]", ["faxflow-handled", "Look"])


def test_a_senders_profile_knows_its_mails(tmp_path: Path) -> None:
    rules = MailRules("US", loaded(tmp_path, SENDER).intake.profiles)
    raw = mail(sender="x@a.lines.example", headers={"X-Caller": "217 555 0166"})

    one = from_mail(raw, None, rules, now=MORNING)

    assert (one.channel, one.profile, one.source) == (Channel.VOICEMAIL, "desk", "+12175550166")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MAILBOX.replace('"Look"', '"Referrals"'), "another folder than the one that is read"),
        (MAILBOX.replace('"Referrals"', '"INBOX"'), "each would take the other's mails"),
        ('[intake]\ncalls = "calls.csv"', "calls and calls_mapping go together"),
        (SENDER.replace("voicemail", "folder"), "mail comes by"),
        (SENDER.replace('address = "Lines.Example"\n', ""), "to know its mails by"),
        (SENDER + 'subject = "(a+)+$"', "could take for ever"),
        (SENDER.replace('"}', '", finds = "x"}'), "one group in round brackets"),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationProblem, match=said):
        loaded(tmp_path, text)
