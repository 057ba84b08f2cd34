"""Text and rules that a fax machine loses are found in the template's own XML."""

import pytest

from adapters.letters.survey_making import paragraph, reading_of, warned
from faxflow.adapters.letters.survey.pale import text_findings
from faxflow.adapters.letters.survey.rules import rule_findings
from faxflow.adapters.letters.survey.watermarks import watermark_findings
from faxflow.domain.letter_survey import Severity

GREY_SUBTITLE = (
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Subtitle"/>'
    '<w:basedOn w:val="Grey"/></w:style><w:style w:type="paragraph" w:styleId="Grey">'
    '<w:name w:val="Grey"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)
THEME = (
    "<a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1>"
    "<a:accent1><a:srgbClr val='1F3864'/></a:accent1></a:clrScheme></a:themeElements>"
)
DARK_HEADER = (
    '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:fill="203040"/></w:tcPr></w:tblStylePr></w:style>'
)


def table(*rows: str, look: str = "0020") -> str:
    cells = "".join(f"<w:tr><w:tc>{paragraph(row)}</w:tc></w:tr>" for row in rows)
    style = f'<w:tblStyle w:val="Dark"/><w:tblLook w:val="{look}"/>'
    return f"<w:tbl><w:tblPr>{style}</w:tblPr>{cells}</w:tbl>"


def test_pale_text_is_told_with_its_place_style_and_first_words() -> None:
    motto = paragraph("Our motto", layout='<w:pStyle w:val="Sub"/>')

    [found] = text_findings(reading_of("", styles=GREY_SUBTITLE, header=motto))

    assert found.severity is Severity.WARNING
    assert found.what == "text coloured #808080 is too pale: a fax shows nothing of it"
    assert found.where == "header, style “Subtitle”: “Our motto”"


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ('<w:color w:val="808080"/>', "too pale"),
        ('<w:color w:val="6F6F6F"/>', "frays"),
        ('<w:color w:val="000000" w:themeColor="text1" w:themeTint="80"/>', "frays"),
        ('<w:color w:val="000000" w:themeColor="text1" w:themeTint="60"/>', "too pale"),
        ('<w:color w:val="FFFFFF"/>', "white text on white"),
        ('<w:highlight w:val="darkBlue"/><w:color w:val="000000"/>', "black on black"),
        ('<w:shd w:val="clear" w:fill="202020"/>', "white text on dark"),
        ('<w:shd w:val="diagStripe" w:fill="auto"/>', "the pattern diagStripe"),
        ('<w:sz w:val="14"/>', "type of 7 points"),
        ("<w:outline/>", "the effect “outline”"),
    ],
)
def test_what_a_fax_shows_badly_is_a_warning(look: str, said: str) -> None:
    reading = reading_of(paragraph("words", look), theme=THEME)

    [what] = warned(text_findings(reading))

    assert said in what


@pytest.mark.parametrize(
    "look",
    [
        "",
        '<w:color w:val="auto"/>',
        '<w:color w:val="000000"/>',
        '<w:color w:val="1F3864" w:themeColor="accent1"/>',
        '<w:color w:val="6F6F6F"/><w:sz w:val="40"/>',
        '<w:sz w:val="16"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:outline w:val="0"/>',
        '<w:vanish/><w:color w:val="808080"/>',
    ],
)
def test_what_a_fax_shows_well_is_no_warning(look: str) -> None:
    reading = reading_of(paragraph("words", look), theme=THEME)

    assert warned(text_findings(reading)) == []


def test_a_table_style_s_dark_first_row_is_found_and_no_other_row() -> None:
    [found] = text_findings(reading_of(table("Head", "Row"), styles=DARK_HEADER))

    assert found.what.startswith("white text on dark #203040")
    assert found.where.endswith("“Head”")


def test_a_table_that_does_not_use_its_style_s_first_row_is_plain() -> None:
    reading = reading_of(table("Head", "Row", look="0000"), styles=DARK_HEADER)

    assert text_findings(reading) == []


@pytest.mark.parametrize(
    ("border", "said"),
    [
        ('w:val="single" w:sz="2"', "a paragraph's rule, 0.25 points wide, is too thin"),
        ('w:val="single" w:sz="8" w:color="BFBFBF"', "coloured #BFBFBF, is too pale"),
    ],
)
def test_thin_and_pale_rules_are_warnings(border: str, said: str) -> None:
    layout = f"<w:pBdr><w:bottom {border}/></w:pBdr>"

    [found] = rule_findings(reading_of(paragraph("Dear Doctor", layout=layout)))

    assert said in found.what
    assert found.where == "body: “Dear Doctor”"


@pytest.mark.parametrize("border", ['w:val="single" w:sz="4"', 'w:val="nil" w:sz="0"'])
def test_a_rule_of_half_a_point_and_none_at_all_are_fine(border: str) -> None:
    layout = f"<w:pBdr><w:bottom {border}/></w:pBdr>"

    assert rule_findings(reading_of(paragraph("Dear Doctor", layout=layout))) == []


def test_the_thin_lines_of_a_shape_are_found() -> None:
    line = '<wps:wsp><wps:spPr><a:ln w="3175"/></wps:spPr></wps:wsp>'

    [found] = rule_findings(reading_of(f"<w:p><w:r>{line}</w:r></w:p>"))

    assert found.what.startswith("a shape's line, 0.25 points wide")


def test_the_grey_prompt_of_a_control_to_be_filled_is_no_pale_text() -> None:
    prompt = paragraph("Click here to enter text", '<w:color w:val="808080"/>')
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    )

    assert text_findings(reading_of(control)) == []


def test_a_pale_watermark_is_found_by_its_words() -> None:
    fill = '<v:fill opacity=".5"/><v:textpath string="DRAFT"/>'
    mark = f'<w:p><w:r><v:shape fillcolor="silver">{fill}</v:shape></w:r></w:p>'

    [found] = watermark_findings(reading_of("", header=mark))

    assert found.what.startswith("the watermark “DRAFT” is so pale")
    assert found.where == "header"


def test_a_table_s_own_lines_take_the_place_of_its_style_s() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Pale"><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:color="DDDDDD"/></w:tblBorders></w:tblPr></w:style>'
    )
    own = '<w:tblBorders><w:top w:val="single" w:sz="8"/></w:tblBorders>'
    by_style, by_itself = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Pale"/>{lines}</w:tblPr></w:tbl>'
        for lines in ("", own)
    )

    assert len(rule_findings(reading_of(by_style, styles=styles))) == 1
    assert rule_findings(reading_of(by_itself, styles=styles)) == []
