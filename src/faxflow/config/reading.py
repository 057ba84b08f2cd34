"""What the reader of result mails must know, from the configuration."""

from pathlib import Path

from faxflow.config.mail_rules import load_mail_rules
from faxflow.config.model import Config
from faxflow.domain.verdict_reading import ReadingSettings


def reading_settings(config: Config | None, rules: Path | None = None) -> ReadingSettings:
    """The settings that mail is read by; `rules` stands in for the configuration's own.

    Without a configuration any authentic sender may say results, and numbers are American.
    Raises FileMissing or ConfigurationProblem for the rules.
    """
    named = rules or (config.mailbox.rules if config else None)
    taught = load_mail_rules(named) if named else ()
    if config is None:
        return ReadingSettings(rules=taught)
    return ReadingSettings(
        country=config.practice.country,
        gateway_domains=config.notice_domains,
        our_numbers=config.mailbox.our_numbers,
        rules=taught,
    )
