"""What a webhook is sent: an Adaptive Card for a Teams Workflow, or text for Slack."""

import json
from collections.abc import Callable, Mapping

from faxflow.config.notices import WebhookStyle

_CARD_TYPE = "application/vnd.microsoft.card.adaptive"
_CARD_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"


def webhook_message(style: WebhookStyle, subject: str, lines: list[str]) -> bytes:
    """The notice as JSON in UTF-8."""
    return json.dumps(_SHAPES[style](subject, lines), ensure_ascii=False).encode()


def _card(subject: str, lines: list[str]) -> Mapping[str, object]:
    """Teams joins the lines of one block, so each has its own."""
    heading = {"type": "TextBlock", "text": subject, "wrap": True, "weight": "Bolder"}
    blocks = [{"type": "TextBlock", "text": line, "wrap": True} for line in lines if line]
    content = {
        "$schema": _CARD_SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [heading, *blocks],
    }
    attachment = {"contentType": _CARD_TYPE, "contentUrl": None, "content": content}
    return {"type": "message", "attachments": [attachment]}


def _text(subject: str, lines: list[str]) -> Mapping[str, object]:
    """Slack reads &, < and > as signs of its own."""
    told = "\n".join([f"*{subject}*", *lines])
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        told = told.replace(sign, written)
    return {"text": told}


_SHAPES: Mapping[WebhookStyle, Callable[[str, list[str]], Mapping[str, object]]] = {
    WebhookStyle.TEAMS: _card,
    WebhookStyle.SLACK: _text,
}
