"""What a person is refused because of their roles."""

from faxflow.errors.base import ExitCode, FaxflowError


class AccessRefused(FaxflowError):
    """`subject` is an id, or `referrals`; `act` is for the audit, `deed` says it in a sentence.

    Whoever lets it through to a person has it audited.
    """

    exit_code = ExitCode.USAGE
    sentence = "{account} may not {deed} {subject}: {why}."
    remedy = "Nothing was shown or changed; an administrator gives roles in [referrals] people."


class UnknownReferral(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no referral {referral} in this store."
    remedy = "`faxflow referral where …` finds one by name or phone."


class UnknownDocument(FaxflowError):
    exit_code = ExitCode.USAGE
    sentence = "There is no document {document} in this store."
    remedy = "`faxflow referral show RF-…` names those of a referral, as D-000012."
