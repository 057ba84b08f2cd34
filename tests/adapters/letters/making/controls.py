"""Templates as other tools fill them: content controls, and fields of a mail merge."""

from collections.abc import Iterator
from typing import Final

from adapters.letters.making.word_file import WordFile
from adapters.letters.making.word_parts import Settings
from adapters.letters.making.word_xml import cell, field, paragraph, row, run, runs, section, table

_TABS: Final = Settings(early='<w:defaultTabStop w:val="720"/>')
_ASKS: Final = run("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/>')


def content_controls() -> bytes:
    """Controls in a line, around paragraphs, in cells and in the header; by title and by tag."""
    file = WordFile(_TABS)
    ids = iter(range(1100200300, 1100200400))
    header = file.furniture(
        "header", paragraph(run("Ref "), _control(ids, "case_id"), style="Header")
    )
    body = (
        paragraph(run("Dear "), _control(ids, "doctor", look="<w:b/>"), run(","))
        + paragraph(
            run("We saw "),
            _control(ids, "patient"),
            run(" on "),
            _control(ids, "service_date", kind=_DATE),
            run("."),
        )
        + _control(ids, "note", kind="", inside=paragraph(_ASKS, ppr='<w:jc w:val="both"/>'))
        + table(
            [3000, 6350],
            row(cell("Reason", width=3000), cell(paragraph(_control(ids, "reason")), width=6350)),
            row(
                cell("Seen by", width=3000),
                _control(ids, "doctor", kind="", inside=cell(paragraph(_ASKS), width=6350)),
            ),
        )
        + paragraph(runs("Again: "), _control(ids, "patient"))
    )
    return file.saved(body + section(f'<w:headerReference w:type="default" r:id="{header}"/>'))


def mail_merge() -> bytes:
    """MERGEFIELDs as Word writes them, simple and in pieces, in text, table and footer."""
    file = WordFile(_TABS)
    footer = file.furniture("footer", paragraph(run("Ref "), _merged("case_id"), style="Footer"))
    simple = (
        '<w:fldSimple w:instr=" MERGEFIELD doctor "><w:r><w:rPr><w:noProof/></w:rPr>'
        "<w:t>«doctor»</w:t></w:r></w:fldSimple>"
    )
    body = (
        paragraph(run("Dear "), simple, run(","))
        + paragraph(
            run("We saw "),
            _merged("patient", "<w:b/>"),
            run(" on "),
            _merged("service_date"),
            run("."),
        )
        + paragraph(_merged("note"))
        + table(
            [3000, 6350],
            row(cell("Reason", width=3000), cell(paragraph(_merged("reason")), width=6350)),
        )
    )
    return file.saved(body + section(f'<w:footerReference w:type="default" r:id="{footer}"/>'))


_PLAIN_TEXT: Final = "<w:text/>"
_DATE: Final = (
    '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-US"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)


def _control(
    ids: Iterator[int], name: str, *, kind: str = _PLAIN_TEXT, look: str = "", inside: str = _ASKS
) -> str:
    """A content control that shows its prompt; an even id has a title, an odd one a tag."""
    number = next(ids)
    named = f'<w:alias w:val="{name}"/>' if number % 2 == 0 else f'<w:tag w:val="{name}"/>'
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:sdt><w:sdtPr>{properties}{named}<w:id w:val="{number}"/><w:placeholder>'
        '<w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w:showingPlcHdr/>'
        f"{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _merged(name: str, look: str = "") -> str:
    return field(f"MERGEFIELD {name} \\* MERGEFORMAT", f"«{name}»", look)
