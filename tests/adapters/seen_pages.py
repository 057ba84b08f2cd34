"""Pages as a walk sees them, made up."""

from typing import Any

from faxflow.adapters.portal.sights import Sight

_BLANK: dict[str, Any] = {
    "tab": "T1",
    "frame": (),
    "address": "https://portal.example/main",
    "title": "Portal",
    "born": 1.0,
    "status": 200,
    "content": "text/html",
    "loaded": True,
    "borne": frozenset(),
    "fields": 0,
    "passwords": 0,
    "codes": 0,
    "size": 0,
    "text": "",
    "buttons": (),
}


def page(text: str = "", *borne: str, **told: Any) -> Sight:
    """A page of that text; what is not told is as on a plain page."""
    return Sight(
        **{**_BLANK, "size": len(text), "text": text.lower(), "borne": frozenset(borne), **told}
    )
