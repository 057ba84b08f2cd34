"""Each PDF is checked, and carries its case's name, before it may be sent."""

import io

import pikepdf
from letter_making import letter, order_of, pages_of
from reportlab.pdfgen.canvas import Canvas

from faxflow.adapters.letters.check import checked
from faxflow.domain.letter import LetterProblem


def pdf_of(*pages: str, title: str = "Ledger of Zoë") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=1)
    canvas.setTitle(title)
    for text in pages:
        canvas.drawString(50, 200, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pages_without_the_case_name_are_stamped_and_others_are_not() -> None:
    result = letter(checked(order_of(7), pdf_of("about FX-000007", "another page")))

    assert [text.count("FX-000007") for text in pages_of(result.pdf)] == [1, 1]
    assert result.pages == 2


def test_a_longer_case_name_is_not_taken_for_ours() -> None:
    order = order_of(7, {"note": "about FX-0000071"})

    result = letter(checked(order, pdf_of("about FX-0000071")))

    assert pages_of(result.pdf)[0].split() == ["about", "FX-0000071", "FX-000007"]


def test_a_blank_letter_is_a_problem() -> None:
    result = checked(order_of(7), pdf_of("", ""))

    assert result == LetterProblem(order_of(7).case_id, "the letter is blank")


def test_a_letter_that_is_all_picture_is_not_blank() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(100, 100, 200, 50, fill=1)
    canvas.save()

    assert letter(checked(order_of(7), buffer.getvalue())).pages == 1


def test_a_placeholder_that_is_left_is_a_problem_unless_a_value_holds_braces() -> None:
    left = pdf_of("Dear {{ patient }}")

    refused = checked(order_of(7), left)
    wanted = checked(order_of(7, {"note": "see {{ patient }}"}), left)

    assert refused == LetterProblem(order_of(7).case_id, "a placeholder was left in the letter")
    assert letter(wanted).pages == 1


def test_what_is_no_pdf_is_a_problem() -> None:
    results = [checked(order_of(7), content) for content in (b"", b"<html>", b"%PDF-1.7\n%%EOF")]

    assert all(isinstance(result, LetterProblem) for result in results)


def test_a_pdf_that_is_protected_by_a_password_is_a_problem_that_says_so() -> None:
    protected = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("text"))) as document:
        document.save(protected, encryption=pikepdf.Encryption(owner="own", user="use"))

    result = checked(order_of(7), protected.getvalue())

    told = "it is protected by a password; save it without"
    assert result == LetterProblem(order_of(7).case_id, told)


def test_a_page_too_large_to_be_drawn_is_a_problem() -> None:
    huge = pikepdf.new()
    huge.add_blank_page()
    huge.pages[0].MediaBox = pikepdf.Array([0, 0, 1_000_000, 1_000_000])
    content = io.BytesIO()
    huge.save(content)

    result = checked(order_of(7), content.getvalue())

    assert result == LetterProblem(order_of(7).case_id, "a page is too large to be drawn")


def test_a_broken_list_of_pages_is_a_problem() -> None:
    document, content = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.add_blank_page()
    document.save(content)
    broken = content.getvalue().replace(b"/Count 2", b"/Mount 2").replace(b"4 0 R ]", b"9 0 R ]")

    result = checked(order_of(7), broken)

    told = "the finished PDF cannot be opened"
    assert result == LetterProblem(order_of(7).case_id, told)


def test_titles_and_dates_are_taken_out_so_equal_letters_are_equal_bytes() -> None:
    first = letter(checked(order_of(7), pdf_of("text", title="another")))
    second = letter(checked(order_of(7), pdf_of("text")))

    assert first.pdf == second.pdf
    with pikepdf.open(io.BytesIO(first.pdf)) as document:
        assert not list(document.docinfo.keys())
