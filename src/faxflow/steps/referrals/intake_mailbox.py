"""Takes in the shared mailbox: a mail is moved only once all that it becomes is stored."""

from collections.abc import Collection, Iterator, Sequence

from faxflow.domain.mail import Folder, Mail
from faxflow.domain.referrals.intake.became import Became, Outcome
from faxflow.domain.referrals.intake.from_mail import MailRules, from_mail
from faxflow.domain.referrals.intake.incoming import Incoming
from faxflow.domain.referrals.record import Channel
from faxflow.errors import FaxflowError, FilingRefused, LoginRefused, MailsUnreadable
from faxflow.steps.mailbox_login import Account, note_refusal, note_success, require_rested
from faxflow.steps.ports import Mailbox
from faxflow.steps.referrals.intake import IntakeTools, note_put_away, take_in
from faxflow.steps.work import Work

INTAKE_INBOX = Account("intake", "intake mailbox", "faxflow referral intake")


def take_in_mails(
    work: Work,
    mailbox: Mailbox,
    tools: IntakeTools,
    *,
    channels: Collection[Channel] = tuple(Channel),
    now: bool = False,
) -> Iterator[Became]:
    """What became of each mail that came by one of the `channels`; others stay where they are.

    Raises LoginRefused, ServerUnreachable or InsecureServer, LoginPaused where the login was
    refused lately unless it is to be tried `now`, and in the end FilingRefused or
    MailsUnreadable; what was stored by then stays.
    """
    if not now:
        require_rested(work, INTAKE_INBOX)
    problems: list[FaxflowError] = []
    try:
        for batch in _fetched(mailbox, problems):
            mails = _wanted(work, batch, channels)
            done: list[tuple[int, Became]] = []
            taken = take_in(work, [incoming for _, incoming in mails], tools)
            for (mail, _), became in zip(mails, taken, strict=True):
                done.append((mail.uid, became))
                yield became
            if not tools.dry_run:
                problems += _filed(work, mailbox, done)
    except LoginRefused as problem:
        note_refusal(work, problem, INTAKE_INBOX)
        raise
    trouble = _trouble(problems)
    if not tools.dry_run:
        note_success(work, trouble, INTAKE_INBOX)
    if trouble:
        raise trouble


def mail_rules(work: Work) -> MailRules:
    """How this practice reads its mail."""
    config = work.config
    country, own_numbers = config.practice.country, config.mailbox.our_numbers
    own_domain = config.notices.domain
    return MailRules(country, config.intake.profiles, own_numbers, own_domain)


def _fetched(mailbox: Mailbox, problems: list[FaxflowError]) -> Iterator[list[Mail]]:
    """The batches as far as they come; mails that the server cannot show end them."""
    try:
        yield from mailbox.batches()
    except MailsUnreadable as problem:
        problems.append(problem)


def _wanted(
    work: Work, batch: Sequence[Mail], channels: Collection[Channel]
) -> list[tuple[Mail, Incoming]]:
    rules, now = mail_rules(work), work.run.now()
    told = ((mail, from_mail(mail.raw, mail.received_at, rules, now=now)) for mail in batch)
    return [(mail, incoming) for mail, incoming in told if incoming.channel in channels]


def _folder(became: Became) -> Folder:
    return Folder.REVIEW if became.outcome is Outcome.TASK else Folder.HANDLED


def _filed(work: Work, mailbox: Mailbox, done: Sequence[tuple[int, Became]]) -> list[FilingRefused]:
    """Moves a batch out of the way; what the server does not move is known at the next pass."""
    refused = []
    for folder in Folder:
        here = [(uid, became) for uid, became in done if _folder(became) is folder]
        try:
            mailbox.file([uid for uid, _ in here], folder)
        except FilingRefused as problem:
            refused.append(problem)
        else:
            note_put_away(work, [became for _, became in here])
    return refused


def _trouble(problems: Sequence[FaxflowError]) -> FilingRefused | MailsUnreadable | None:
    """Why mails could not be moved or shown, if so."""
    kinds = FilingRefused | MailsUnreadable
    return next((one for one in problems if isinstance(one, kinds)), None)
