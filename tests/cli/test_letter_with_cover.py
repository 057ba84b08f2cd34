"""`[letter] cover` puts a cover page before each letter that is drawn, and counts it."""

import pypdfium2
import pytest

from rehearsing import Practice, practice


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    """A practice that wanted covers, after its morning."""
    with practice(tmp_path_factory.mktemp("covered"), faxes=2) as made:
        contact = 'cover_contact = "Phone (555) 555-0100"'
        made.change('engine = "builtin"', f'engine = "builtin"\ncover = true\n{contact}')
        assert made.run("run-morning") in {0, 3}
        return made


def test_each_letter_that_is_sent_begins_with_its_cover(here: Practice) -> None:
    kept = sorted((here.folder / "data" / "letters").glob("FX-*.pdf"))

    assert len(kept) == 2
    for path in kept:
        case = path.name[:9]
        with pypdfium2.PdfDocument(path) as document:
            first = " ".join(document[0].get_textpage().get_text_bounded().split())
            assert f"Pages {len(document)}, with this cover Reference {case}" in first
        assert "Phone (555) 555-0100" in first
        assert "meant only for the person or office named above" in first


def test_the_store_counts_the_cover_with_the_pages(here: Practice) -> None:
    pages = here.rows("SELECT letter_pages FROM cases")

    assert all(isinstance(count, int) and count >= 2 for (count,) in pages)
