"""What each engine makes of Word's features, one line each: the table behind the findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from faxflow.domain.letter_survey import Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_OFFICE: Final = "libreoffice"
_WORD: Final = "word"
_OWN: Final = "builtin"
_ALL: Final = (_OFFICE, _WORD, _OWN)
_AS_PICTURE: Final = "Insert it as a black and white picture."
_LEFT_OUT: Final = "is left out by the built-in engine"
_REFUSED: Final = "is refused by the built-in engine"


@dataclass(frozen=True, slots=True)
class Feature:
    """`by` says for each engine how bad it is and what becomes of it; an engine that is not
    there draws it well."""

    name: str
    todo: str
    by: Mapping[str, tuple[Severity, str]]


FEATURES: Final = {
    "chart": Feature(
        "a chart",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "is drawn anew by LibreOffice, and looks otherwise"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "diagram": Feature(
        "SmartArt",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "is drawn by LibreOffice from the copy that Word has kept"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "equation": Feature(
        "an equation",
        "Write it as text, or insert it as a picture.",
        {
            _OFFICE: (_WARNING, "is set anew by LibreOffice, and looks otherwise"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "object": Feature(
        "an embedded object (OLE)",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "shows only the picture that was kept of it"),
            _WORD: (_WARNING, "may ask for its program at the machine"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "control": Feature(
        "an ActiveX control",
        "Take it out; a content control does the same.",
        {
            _OFFICE: (_WARNING, "is drawn as an empty box"),
            _WORD: (_WARNING, "may ask for leave at the machine"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "word art": Feature(
        "WordArt",
        "Write it as plain text, or insert it as a picture.",
        {
            _OFFICE: (_WARNING, "is drawn otherwise by LibreOffice"),
            _OWN: (_WARNING, "becomes plain text in the built-in engine"),
        },
    ),
    "shape": Feature(
        "a drawn shape",
        "Use a paragraph's border for a rule, and a picture for the rest.",
        {_OWN: (_WARNING, _LEFT_OUT)},
    ),
    "old picture": Feature(
        "a picture in Word's old form",
        "Insert the picture anew.",
        {_OWN: (_ERROR, _REFUSED)},
    ),
    "ink": Feature("handwriting", _AS_PICTURE, {_OWN: (_ERROR, _REFUSED)}),
    "symbol": Feature(
        "a sign of a symbol font",
        "Insert the same sign from a normal font.",
        {_OWN: (_WARNING, "is drawn by the built-in engine only where it is a usual one")},
    ),
    "columns": Feature(
        "text in columns",
        "Use a table.",
        {_OWN: (_WARNING, "is drawn in one column by the built-in engine")},
    ),
    "form field": Feature(
        "a form field of Word's old forms",
        "Write a placeholder in its place.",
        {_OFFICE: (_NOTE, "shows the text that it was saved with")},
    ),
    "chunk": Feature(
        "another document inserted whole",
        "Copy its text in.",
        {_OFFICE: (_WARNING, "may be left out"), _OWN: (_ERROR, _REFUSED)},
    ),
    "page colour": Feature(
        "a page colour",
        "In Word: Design, Page Color, No Color.",
        {_OFFICE: (_WARNING, "is printed by LibreOffice, and a fax turns it to dots")},
    ),
    "asks": Feature(
        "a field code that asks a person (ASK, FILLIN)",
        "Write a placeholder in its place.",
        {
            _OFFICE: (_WARNING, "shows the text that it was saved with"),
            _WORD: (_ERROR, "makes Word wait for somebody to answer"),
            _OWN: (_WARNING, "shows the text that it was saved with"),
        },
    ),
    "clock": Feature(
        "a field code for the day or time (DATE, TIME, SAVEDATE, PRINTDATE)",
        "Write {{ today }} in its place.",
        {
            _OFFICE: (_WARNING, "shows the moment of drawing, and equal letters differ"),
            _WORD: (_WARNING, "shows the moment of drawing, and equal letters differ"),
            _OWN: (_ERROR, _REFUSED),
        },
    ),
    "file name": Feature(
        "a field code for the file's name or author",
        "Take it out.",
        dict.fromkeys(
            (_OFFICE, _WORD, _OWN),
            (_WARNING, "shows our own file's, or the one that it was saved with"),
        ),
    ),
    "condition": Feature(
        "a condition in a field code (IF, COMPARE)",
        "Write it as {% if name %} … {% endif %}.",
        dict.fromkeys(
            (_OFFICE, _WORD, _OWN),
            (_NOTE, "shows the text that it was saved with, unless it holds a MERGEFIELD"),
        ),
    ),
    "contents": Feature(
        "a table of contents or an index",
        "Take it out.",
        {_OWN: (_WARNING, "shows the pages that it was saved with")},
    ),
}
