"""Of a PDF that held several letters, each gets its own pages and nothing else."""

import io

import pikepdf
import pytest

from faxflow.adapters.letters.office.merging.marks import numbered
from faxflow.adapters.letters.office.merging.parting import NotApart, part

PATIENTS = [b"Alma Reyes", b"Bo Tran", b"Cy Dunn"]


def shared_pdf(first_pages: tuple[int, ...] = (0, 1, 2)) -> bytes:
    """A page a letter; transparent text is a drawing of its own, and LibreOffice lets all pages
    name all drawings."""
    pdf = pikepdf.new()
    drawings = pikepdf.Dictionary()
    for at, patient in enumerate(PATIENTS):
        box = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]}
        drawings[f"/Tr{at}"] = pdf.make_stream(b"BT (" + patient + b") Tj ET", **box)
    resources = pdf.make_indirect(pikepdf.Dictionary(XObject=drawings))
    for at in range(len(PATIENTS)):
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream(b"/Tr%d Do" % at)
    pages = [page.obj for page in pdf.pages]
    ends = pikepdf.Dictionary()
    for at, page in enumerate(first_pages):
        for edge in ("Start", "End"):
            place = pikepdf.Array([pages[page], pikepdf.Name.Fit])
            ends[f"/faxflow{edge}{numbered(at)}"] = place
    pdf.Root.Dests = ends
    content = io.BytesIO()
    pdf.save(content)
    return content.getvalue()


def everything_in(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return b"\n".join(one.read_bytes() for one in streams)


def test_a_letters_file_holds_no_drawing_of_another_letter_even_unseen() -> None:
    letters = part(shared_pdf(), 3)

    found = [[name for name in PATIENTS if name in everything_in(pdf)] for pdf in letters]
    assert found == [[name] for name in PATIENTS]


@pytest.mark.parametrize("first_pages", [(0, 1), (0, 2, 1), (1, 1, 2), (0, 0, 2)])
def test_letters_that_do_not_follow_one_another_page_by_page_are_not_parted(
    first_pages: tuple[int, ...],
) -> None:
    with pytest.raises(NotApart):
        part(shared_pdf(first_pages), len(first_pages))
