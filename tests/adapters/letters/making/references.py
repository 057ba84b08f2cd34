"""Templates with notes below and behind the text, and with fields that number and refer."""

from typing import Final

from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import (
    bookmark,
    cell,
    field,
    page_x_of_y,
    paragraph,
    row,
    run,
    runs,
    section,
    table,
)

_TAB_STOP: Final = '<w:defaultTabStop w:val="720"/>'
_BREAK: Final = '<w:r><w:br w:type="page"/></w:r>'


def notes() -> bytes:
    """Footnotes with values in them, on two pages, and an endnote."""
    file = WordFile(Settings(early=_TAB_STOP, notes=True))
    file.notes("footnotes", _notes("foot", "{{ note }}", "Seen by {{ doctor }}.", "{{ reason }}"))
    file.notes("endnotes", _notes("end", "Ref {{ case_id }}, {{ patient }}"))
    footer = file.furniture("footer", paragraph(page_x_of_y(), style="Footer"))
    body = (
        paragraph("Ref {{ case_id }}")
        + paragraph(
            runs("{{ patient }} was seen"), _mark("foot", 1), runs(" on {{ service_date }}.")
        )
        + paragraph(runs("{{ note }}"), _mark("foot", 2), runs(" and so on."))
        + paragraph(_BREAK, runs("{{ reason }}"), _mark("foot", 3), runs(" {{ patient }}"))
        + paragraph(runs("Last"), _mark("end", 1), runs(" {{ note }}"))
    )
    return file.saved(body + section(f'<w:footerReference w:type="default" r:id="{footer}"/>'))


def numbered_fields() -> bytes:
    """Captions that count, references to them and to pages, and a table of contents."""
    file = WordFile(Settings(early=_TAB_STOP))
    footer = file.furniture("footer", paragraph(page_x_of_y(), style="Footer"))
    see = runs("See ") + field("REF _Ref100 \\h", "Table 1") + runs(" on page ")
    body = (
        paragraph("Findings of {{ patient }}", style="Heading1")
        + paragraph(
            see,
            field("PAGEREF _Ref100 \\h", "1"),
            runs(", {{ doctor }}, and "),
            field("REF _Ref101 \\h", "Table 2"),
            runs("."),
        )
        + _captioned(100, 1, "{{ reason }}")
        + paragraph("{{ note }}")
        + paragraph(_BREAK, bookmark("who", 102, runs("{{ patient }}")), runs(" again: {{ note }}"))
        + _captioned(101, 2, "{{ service_date }}")
        + paragraph(
            runs("Figure "),
            field("SEQ Figure \\* ARABIC", "1"),
            runs(", Figure "),
            field("SEQ Figure \\* ARABIC", "2"),
            style="Caption",
        )
        + paragraph(runs("About "), field("REF who \\h", "who"), runs(", ref {{ case_id }}"))
    )
    return file.saved(body + section(f'<w:footerReference w:type="default" r:id="{footer}"/>'))


def _captioned(mark: int, number: int, text: str) -> str:
    caption = run("Table ") + field("SEQ Table \\* ARABIC", str(number))
    return (
        paragraph(
            bookmark(f"_Ref{mark}", mark, caption),
            runs(f": {text}"),
            style="Caption",
            ppr="<w:keepNext/>",
        )
        + table(
            [4675, 4675],
            row(cell("{{ patient }}", width=4675), cell(text, width=4675)),
            tblpr='<w:tblW w:w="9350" w:type="dxa"/>',
        )
        + paragraph()
    )


def _mark(kind: str, number: int) -> str:
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{kind.capitalize()}noteReference"/></w:rPr>'
        f'<w:{kind}noteReference w:id="{number}"/></w:r>'
    )


def _notes(kind: str, *texts: str) -> str:
    """The notes' part, with Word's two separators first."""
    lines = "".join(
        f'<w:{kind}note w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"'
        f' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{name}/></w:r></w:p></w:{kind}note>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )
    style = f'<w:rStyle w:val="{kind.capitalize()}noteReference"/>'
    own = f"<w:r><w:rPr>{style}</w:rPr><w:{kind}noteRef/></w:r>"
    return lines + "".join(
        f'<w:{kind}note w:id="{number}">'
        f"{paragraph(own, runs(f' {text}'), style=f'{kind.capitalize()}noteText')}</w:{kind}note>"
        for number, text in enumerate(texts, 1)
    )
