"""The TIFF of a fax: class F, and every pel as it was."""

import io

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from adapters.fax_image.fax_making import pdf_of, written
from faxflow.adapters.fax_image.coding import coded, coded_sizes
from faxflow.adapters.fax_image.pages import fax_pages
from faxflow.adapters.fax_image.tiff import fax_tiff
from faxflow.domain.fax_line import Coding
from faxflow.domain.fax_page import Inking, Resolution

PDF = pdf_of(*[written(f"Page {n} of a letter", 0, (72, 700 - n * 40)) for n in range(3)])


def tiff_of(resolution: Resolution) -> bytes:
    pages = fax_pages(PDF, Inking(resolution))
    return fax_tiff([(coded(one.pels, Coding.MMR), one.sheet.high) for one in pages], resolution)


def opened(content: bytes) -> TiffImagePlugin.TiffImageFile:
    image = Image.open(io.BytesIO(content))
    assert isinstance(image, TiffImagePlugin.TiffImageFile)
    return image


@pytest.mark.parametrize(
    ("resolution", "lines", "down"), [("fine", 2156, 196), ("standard", 1078, 98)]
)
def test_each_page_has_the_tags_of_class_f(resolution: str, lines: int, down: int) -> None:
    image = opened(tiff_of(Resolution(resolution)))

    assert image.n_frames == 3
    for number in range(3):
        image.seek(number)
        tags = dict(image.tag_v2)
        assert (tags[256], tags[257], tags[278]) == (1728, lines, lines)
        assert (tags[282], tags[283], tags[296]) == (204, down, 2)
        assert (tags[258], tags[277], tags[259], tags[293]) == ((1,), 1, 4, 0)
        assert (tags[254], tags[262], tags[266], tags[274]) == (2, 0, 1, 1)
        assert tags[297] == (number, 3)


@pytest.mark.parametrize("resolution", list(Resolution))
def test_every_pel_comes_back(resolution: Resolution) -> None:
    image = opened(tiff_of(resolution))

    for number, page in enumerate(fax_pages(PDF, Inking(resolution))):
        image.seek(number)
        assert (np.asarray(image) != page.pels).all()  # there True is white


def test_equal_faxes_are_equal_bytes() -> None:
    assert tiff_of(Resolution.FINE) == tiff_of(Resolution.FINE)


def test_white_costs_a_bit_a_line_by_mmr_and_more_by_the_older_codings() -> None:
    sizes = coded_sizes(np.zeros((2156, 1728), dtype=np.bool_))

    # T.6: one bit V0 a line. T.4: 12 bits EOL, and 9 + 8 for 1728 white pels and none (table 3).
    assert sizes[Coding.MMR] == pytest.approx(2156 / 8, abs=8)
    assert sizes[Coding.MH] == pytest.approx(2156 * (12 + 9 + 8) / 8, rel=0.05)
    assert sizes[Coding.MMR] < sizes[Coding.MR] < sizes[Coding.MH]
