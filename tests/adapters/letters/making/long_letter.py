"""Three pages: long tables, columns, justified and hyphenated text, paragraphs kept together."""

from typing import Final

from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import (
    cell,
    page_x_of_y,
    paragraph,
    row,
    runs,
    section,
    table,
)

_JUSTIFIED: Final = '<w:jc w:val="both"/>'
_PROSE: Final = (
    "We had the pleasure of seeing {{ patient }} in the outpatient department on {{ service_date }}"
    ". Examination showed an uncomplicated postoperative course; electrocardiography and"
    " echocardiography were unremarkable. We recommend continuing anticoagulation and"
    " antihypertensive medication, with laboratory controls at six-weekly intervals. {{ note }}"
)


def long_letter() -> bytes:
    """A letter whose pages break by rules."""
    file = WordFile(
        Settings(
            early='<w:autoHyphenation/><w:defaultTabStop w:val="720"/>'
            '<w:hyphenationZone w:val="425"/>'
        )
    )
    header = file.furniture(
        "header", paragraph("Ref {{ case_id }}\t\t{{ doctor }}", style="Header")
    )
    footer = file.furniture("footer", paragraph("\t", page_x_of_y(), style="Footer"))
    both = (
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
    )
    columns = '<w:cols w:num="2" w:sep="1" w:space="720"/>'
    flow = '<w:type w:val="continuous"/>'
    body = (
        paragraph("Dear {{ doctor }},")
        + "".join(_chapter(number) for number in range(3))
        + paragraph(ppr=section(both))
        + "".join(paragraph(_PROSE, ppr=_JUSTIFIED) for _ in range(3))
        + paragraph(ppr=section(more=columns, before=flow))
        + paragraph("Yours sincerely,", ppr="<w:keepNext/><w:keepLines/>")
        + paragraph(runs("{{ doctor }}", "<w:b/>"), ppr="<w:keepNext/>")
        + paragraph("Copy to\t{{ reason }}", ppr='<w:ind w:left="2160" w:hanging="2160"/>')
    )
    return file.saved(body + section(before=flow))


def _chapter(number: int) -> str:
    rows = (
        row(
            *(
                cell(text, width=width)
                for text, width in zip(texts, (2000, 5350, 2000), strict=True)
            ),
            trpr="<w:cantSplit/>",
        )
        for texts in (
            (
                f"Test {number}.{line}",
                "{{ reason }}" if line % 3 else "{{ note }}",
                f"{line * 1.5:g}",
            )
            for line in range(9)
        )
    )
    head = row(
        *(
            cell(text, width=width)
            for text, width in zip(("Test", "Finding", "Value"), (2000, 5350, 2000), strict=True)
        ),
        trpr="<w:cantSplit/><w:tblHeader/>",
    )
    return (
        paragraph(f"Chapter {number + 1}", style="Heading2")
        + paragraph(_PROSE, ppr=f"<w:widowControl/>{_JUSTIFIED}")
        + table([2000, 5350, 2000], head, *rows, style="GridTable4Accent1")
        + paragraph(ppr='<w:spacing w:before="120" w:after="0"/>')
    )
