"""The fonts that a template asks for are compared with those that draw it."""

from pathlib import Path

import pytest

from adapters.letters.survey_making import paragraph, reading_of, warned
from faxflow.adapters.letters.office.program import find_office, open_office
from faxflow.adapters.letters.survey.font_fit import fallback_findings, fitted, font_findings
from faxflow.adapters.letters.survey.font_probe import probed
from faxflow.adapters.letters.survey.fonts import embedded_families, families_asked
from faxflow.domain.letter_survey import Fit, Severity

OFFICE = find_office()
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:cs="Arial"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="N"/><w:rPr>'
    '<w:rFonts w:ascii="Cambria"/></w:rPr></w:style>'
)
THEME = (
    '<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Aptos"/></a:minorFont>'
    "</a:fontScheme></a:themeElements>"
)


def test_families_come_from_runs_styles_and_the_theme_as_word_would_take_them() -> None:
    body = "".join(
        (
            paragraph("Heading", layout='<w:pStyle w:val="Head"/>'),
            paragraph("Text") * 2,
            paragraph("Own", '<w:rFonts w:ascii="Verdana"/>'),
            paragraph("مرحبا"),
            paragraph("hidden", '<w:vanish/><w:rFonts w:ascii="Tahoma"/>'),
            paragraph("  ", '<w:rFonts w:ascii="Tahoma"/>'),
        )
    )

    asked = families_asked(reading_of(body, styles=STYLES, theme=THEME))

    assert asked == {"Cambria": 1, "Aptos": 2, "Verdana": 1, "Arial": 1}


def test_a_document_without_fonts_asks_for_word_s_own() -> None:
    assert families_asked(reading_of(paragraph("Text"))) == {"Times New Roman": 1}


def test_fonts_that_the_document_brings_along_are_known() -> None:
    table = (
        '<w:font w:name="Practice Sans"><w:embedRegular r:id="rId1"/></w:font>'
        '<w:font w:name="Verdana"/>'
    )

    assert embedded_families(reading_of("", fontTable=table)) == {"Practice Sans"}


@pytest.mark.parametrize(
    ("family", "became", "fit"),
    [
        ("Calibri", "Carlito", Fit.STAND_IN),
        ("Arial", "LiberationSans", Fit.STAND_IN),
        ("Arial", "ArialMT", Fit.INSTALLED),
        ("Times New Roman", "TimesNewRomanPSMT", Fit.INSTALLED),
        ("DejaVu Sans", "DejaVuSans", Fit.INSTALLED),
        ("Verdana", "DejaVu Sans", Fit.OTHER),
        ("Calibri Light", "Carlito", Fit.OTHER),
        ("Arial", "DejaVuMathTeXGyre", Fit.OTHER),
    ],
)
def test_a_stand_in_has_the_same_widths(family: str, became: str, fit: Fit) -> None:
    [use] = fitted({family: 1}, {family: became}, drawn=True)

    assert use.fit is fit


def test_a_family_without_a_stand_in_is_a_warning_and_one_with_it_a_note() -> None:
    fonts = fitted(
        {"Calibri": 2, "Verdana": 1}, {"Calibri": "Carlito", "Verdana": "DejaVuSans"}, drawn=True
    )

    calibri, verdana = font_findings(fonts, "libreoffice")

    assert calibri.severity is Severity.NOTE
    assert calibri.what == "Calibri is drawn in Carlito, of the same widths"
    assert verdana.severity is Severity.WARNING
    assert verdana.what.startswith("Verdana is not installed and has no stand-in")


def test_a_missing_stand_in_is_named_by_its_package() -> None:
    fonts = fitted({"Calibri": 1}, {"Calibri": "DejaVuSans"}, drawn=True)

    [found] = font_findings(fonts, "libreoffice")

    assert found.todo == "Install its stand-in: apt-get install fonts-crosextra-carlito."


def test_the_built_in_engine_s_fonts_are_notes_for_its_layout_is_approximate() -> None:
    fonts = fitted({"Verdana": 1}, {"Verdana": "LiberationSans"}, drawn=True)

    assert warned(list(font_findings(fonts, "builtin"))) == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_libreoffice_s_probe_tells_what_draws_each_family(tmp_path: Path) -> None:
    assert OFFICE is not None
    families = ["Liberation Mono", 'No Such "Font" & Co', "Liberation Serif"]

    became = probed(families, open_office(OFFICE, tmp_path / "office"))

    assert became["Liberation Mono"] == "LiberationMono"
    assert became["Liberation Serif"] == "LiberationSerif"
    assert became['No Such "Font" & Co'] not in ("LiberationMono", "LiberationSerif")


def test_signs_that_the_fonts_lack_are_noted_with_what_draws_them() -> None:
    fonts = fitted({"Arial": 1}, {"Arial": "LiberationSans"}, drawn=True)

    [found] = fallback_findings(fonts, ["LiberationSans", "DejaVuSans", "Helvetica"])

    assert found.severity is Severity.NOTE
    assert found.what.endswith("drawn in DejaVuSans")
    assert list(fallback_findings(fonts, ["LiberationSans"])) == []
