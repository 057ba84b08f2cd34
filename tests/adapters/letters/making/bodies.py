"""Templates with nested tables, multi-level lists, and text that runs from right to left."""

from typing import Final

from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import cell, paragraph, row, runs, section, table
from adapters.letters.making.word_xml import page_x_of_y as _pages

_TABS: Final = Settings(early='<w:defaultTabStop w:val="720"/>')
_WIDE: Final = '<w:tblW w:w="9350" w:type="dxa"/>'


def nested_tables() -> bytes:
    """Merged cells both ways, row heights, a table in a cell, turned text."""
    file = WordFile(_TABS)
    inner = table(
        [1500, 1700],
        row(cell("Seen", width=1500), cell("{{ service_date }}", width=1700)),
        row(cell("Reason", width=1500), cell("{{ reason }}", width=1700)),
        tblpr='<w:tblW w:w="3200" w:type="dxa"/><w:jc w:val="center"/>',
    )
    outer = table(
        [2337, 2338, 2337, 2338],
        row(
            cell("{{ patient }}", width=4675, tcpr='<w:gridSpan w:val="2"/>'),
            cell("{{ doctor }}", width=4675, tcpr='<w:gridSpan w:val="2"/>'),
            trpr='<w:trHeight w:val="720"/>',
        ),
        row(
            cell("Note", width=2337, tcpr='<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>'),
            cell(
                paragraph("Within"), inner, paragraph(), width=4675, tcpr='<w:gridSpan w:val="2"/>'
            ),
            cell(
                "{{ case_id }}",
                width=2338,
                tcpr='<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
                '<w:textDirection w:val="btLr"/>',
            ),
            trpr='<w:cantSplit/><w:trHeight w:val="1440"/>',
        ),
        row(
            cell(paragraph(), width=2337, tcpr="<w:vMerge/>"),
            cell("{{ note }}", width=7013, tcpr='<w:gridSpan w:val="3"/>'),
            trpr='<w:trHeight w:val="600" w:hRule="atLeast"/>',
        ),
        row(
            *(
                cell(f"{number}", width=width, tcpr='<w:vAlign w:val="bottom"/>')
                for number, width in zip("1234", (2337, 2338, 2337, 2338), strict=True)
            ),
            trpr='<w:trHeight w:val="400" w:hRule="exact"/>',
        ),
        tblpr=_WIDE,
    )
    banded = table(
        [3116, 3117, 3117],
        *(
            row(*(cell(text, width=3117) for text in texts))
            for texts in (
                ("Test", "Value", "Remark"),
                ("Glucose", "{{ reason }}", "{{ service_date }}"),
                ("HbA1c", "7.1 %", "{{ patient }}"),
                ("Sodium", "140", "{{ reason }}"),
            )
        ),
        style="GridTable4Accent1",
    )
    body = paragraph("Ref {{ case_id }}") + outer + paragraph() + banded + paragraph("{{ note }}")
    return file.saved(body + section())


def lists() -> bytes:
    """Numbered headings, a list of three levels, bullets, and numbers that start again."""
    file = WordFile(_TABS)
    file.numbering(
        _list(0, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
        + _list(1, ("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "\uf0a7"))
        + _list(2, ("upperRoman", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."))
        + "".join(
            f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(3)
        )
        + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = (
        paragraph("Ref {{ case_id }}", ppr=_numbered(3, 0), style="Heading1")
        + _item("Seen by {{ doctor }}", 1, 0)
        + _item("{{ note }}", 1, 0)
        + _item("{{ reason }}", 1, 1)
        + _item("on {{ service_date }}", 1, 2)
        + _item("then", 1, 2)
        + _item("and last {{ patient }}", 1, 0)
        + paragraph("Plan for {{ patient }}", ppr=_numbered(3, 0), style="Heading1")
        + paragraph("Medication", ppr=_numbered(3, 1), style="Heading2")
        + _item("{{ note }}", 2, 0)
        + _item("{{ reason }}", 2, 1)
        + _item("Aspirin", 2, 2)
        + paragraph("Next", ppr=_numbered(3, 1), style="Heading2")
        + _item("Begins at one: {{ patient }}", 4, 0)
        + _item("{{ note }}", 4, 1)
    )
    return file.saved(body + section())


def right_to_left() -> bytes:
    """Hebrew and Arabic paragraphs, a table from right to left, and left-to-right words in them."""
    file = WordFile(_TABS)
    footer = file.furniture("footer", paragraph(_pages(), style="Footer", ppr="<w:bidi/>"))
    arabic = '<w:rFonts w:cs="Arial"/><w:rtl/><w:lang w:bidi="ar-SA"/>'
    hebrew = '<w:rFonts w:cs="Arial"/><w:rtl/><w:lang w:bidi="he-IL"/>'
    body = (
        paragraph("Ref {{ case_id }}")
        + paragraph(
            runs("عيادة الميناء {{ patient }} في {{ service_date }}", arabic), ppr="<w:bidi/>"
        )
        + paragraph(runs("{{ note }}", arabic), ppr='<w:bidi/><w:jc w:val="both"/>')
        + paragraph(runs("מרפאת הנמל {{ doctor }}, {{ reason }}", hebrew), ppr="<w:bidi/>")
        + paragraph(runs("{{ note }}", hebrew), ppr='<w:bidi/><w:ind w:left="720" w:right="360"/>')
        + table(
            [3116, 3117, 3117],
            row(
                *(
                    cell(paragraph(runs(text, arabic), ppr="<w:bidi/>"), width=3117)
                    for text in ("الاسم", "{{ patient }}", "{{ case_id }}")
                )
            ),
            tblpr=f"<w:bidiVisual/>{_WIDE}",
        )
        + paragraph("Left again: {{ note }}")
    )
    return file.saved(body + section(f'<w:footerReference w:type="default" r:id="{footer}"/>'))


def _list(number: int, *levels: tuple[str, str]) -> str:
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{720 * (at + 1)}" w:hanging="{360 + 72 * at}"/></w:pPr>'
        f"{symbol if text > chr(0xF000) else ''}</w:lvl>"
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{inside}</w:abstractNum>"
    )


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _item(text: str, number: int, level: int) -> str:
    return paragraph(text, style="ListParagraph", ppr=_numbered(number, level))
