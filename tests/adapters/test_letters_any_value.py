"""Any text stands in the document as it was written, whatever kind of place it fills."""

import io
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_making import control, field, order_with, paragraph, word_of

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.filling.word_names import PARAGRAPH, TEXT, W

HOSTILE = st.sampled_from(
    [
        "{{ 7*7 }}",
        "{% if x %}",
        "]]>",
        "<w:t>",
        "&amp;",
        "\x00",
        "\ufdd2",
        "<?faxflow 0?>",
        "{{f0x1}}",
    ]
)
TEXTS = st.lists(st.one_of(st.text(st.characters(codec=None), max_size=20), HOSTILE)).map("".join)
KINDS = ("[{{ x }}]", f"[{field('MERGEFIELD x')}]", f"[{control('<w:r/>', tag='x')}]")


@cache
def form() -> Form:
    """The three kinds, and a fourth whose part is reckoned."""
    with TemporaryDirectory() as name:
        parts = [paragraph("[", kind[1:-1], "]") for kind in KINDS]
        loop = paragraph("{% for one in [x] %}[{{ one }}]{% endfor %}")
        return open_template(word_of(Path(name), "".join([*parts, loop]))).form


@settings(max_examples=300, deadline=None)
@given(value=TEXTS)
def test_a_value_arrives_in_every_kind_of_place(value: str) -> None:
    content = fill_letter(form(), order_with({"x": value}))

    assert isinstance(content, bytes)
    assert _shown(content) == 4 * _expected(value)


def _expected(value: str) -> list[str]:
    """The value as lines, without what no text may hold, in composed letters."""
    for end in ("\r\n", *"\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"):
        value = value.replace(end, "\n")
    kept = "".join(sign for sign in value if sign in "\n\t" or _is_text(sign))
    return f"[{unicodedata.normalize('NFC', kept)}]".split("\n")


def _is_text(sign: str) -> bool:
    nothing = 0xFDD0 <= ord(sign) <= 0xFDEF or sign in "\ufffe\uffff"
    return unicodedata.category(sign) not in {"Cc", "Cs"} and not nothing


def _shown(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [_text(element) for element in root.iter(PARAGRAPH)]


def _text(element: etree._Element) -> str:
    pieces = element.iter(TEXT, f"{W}tab")
    return "".join("\t" if piece.tag == f"{W}tab" else piece.text or "" for piece in pieces)
