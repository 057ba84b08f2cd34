"""All that a mail claims of faxes, in every way in which gateways write it down."""

import re
from dataclasses import dataclass

from faxflow.domain.ids import references_in
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading.direction import outbound
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.fields import LabelledValue, decisive, labelled_values
from faxflow.domain.verdict_reading.gateways import GatewayRule
from faxflow.domain.verdict_reading.history import history_of
from faxflow.domain.verdict_reading.legends import is_legend
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.outcome import telling_reason
from faxflow.domain.verdict_reading.prose import sentences
from faxflow.domain.verdict_reading.sections import badge_statements, is_heading, section_statements
from faxflow.domain.verdict_reading.statements import (
    Source,
    Statement,
    record_statements,
    row_statements,
    sentence_statements,
    subject_statements,
)
from faxflow.domain.verdict_reading.tables import tables_of


@dataclass(frozen=True, slots=True)
class Claims:
    """`told` are the lines that speak of faxes sent; `values` and `prose` what they hold beside
    tables and histories, which `statements` sum up."""

    told: tuple[str, ...]
    values: list[LabelledValue]
    prose: list[str]
    statements: list[Statement]


def claims_of(mail: MailText, rule: GatewayRule, regions: tuple[str, ...]) -> Claims:
    """What the mail itself claims; where that is nothing, what the report attached to it does.

    A report that names no reference of ours may be an older one that somebody passes on.
    """
    claims = _claims(mail, rule, mail.told, regions)
    if claims.statements or not references_in("\n".join(mail.attached)):
        return claims
    return _claims(mail, rule, (*mail.told, *mail.attached), regions)


def _claims(
    mail: MailText, rule: GatewayRule, lines: tuple[str, ...], regions: tuple[str, ...]
) -> Claims:
    told = tuple(line for line in outbound(lines) if not is_legend(line))
    summed, taken = _lists(told, regions)
    rest = tuple(line for line in told if line not in taken)
    values = labelled_values(rest, rule.labels)
    final = decisive(values)
    found = [
        *summed,
        *_written(rest, regions, rows=all(one.field is not Field.FINAL for one in values)),
        *record_statements(final, regions, rule.codes),
        *_coded(final, rule),
        *subject_statements(mail.subject, sender=f"{mail.sender_name} {mail.sender}"),
    ]
    if not found and rule.accepts and re.fullmatch(rule.accepts, mail.subject, re.IGNORECASE):
        found = [Statement(VerdictKind.ACCEPTED, Source.SUBJECT)]
    return Claims(told, final, sentences(rest), found)


def _lists(
    told: tuple[str, ...], regions: tuple[str, ...]
) -> tuple[list[Statement], frozenset[str]]:
    """What tables and histories state, and the lines that they take up."""
    tables = tables_of(told, regions)
    history = history_of(tuple(line for line in told if line not in tables.lines))
    if history is None:
        return tables.statements, frozenset(tables.lines)
    last = Statement(history.kind, Source.STATUS, reason=telling_reason(history.last))
    return [*tables.statements, last], history.lines | tables.lines


def _written(lines: tuple[str, ...], regions: tuple[str, ...], *, rows: bool) -> list[Statement]:
    """The statements of lists, rows and running text."""
    listed = section_statements(lines, regions)
    prose = sentences(lines)
    told = [one for one in prose if not is_heading(one)] if listed else prose
    found = row_statements(lines, regions) if rows else []
    badge = [] if listed else badge_statements(lines)
    return [*listed, *badge, *found, *sentence_statements(told, regions)]


def _coded(values: list[LabelledValue], rule: GatewayRule) -> list[Statement]:
    """What a status states that is a gateway's bare code."""
    statuses = [one.value.strip() for one in values if one.field == Field.STATUS]
    return [
        Statement(
            VerdictKind.FAILED if status in rule.codes else VerdictKind.DELIVERED, Source.STATUS
        )
        for status in statuses
        if status in rule.codes or status == rule.delivered_code
    ]
