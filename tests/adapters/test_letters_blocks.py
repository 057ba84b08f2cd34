"""Conditions and repeated rows stand where their tags mean, and harm nobody."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from word_making import (
    filled_word,
    order_with,
    paragraph,
    row,
    run,
    table,
    texts_of_body,
    word_of,
)

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import open_template
from faxflow.domain.letter import FieldValue, LetterProblem
from faxflow.errors import TemplateProblem

MEDICINES: FieldValue = [{"name": "Aspirin", "dose": "5 mg"}, {"name": "<b>", "dose": "{{ 7*7 }}"}]


def shown(folder: Path, body: str, **fields: FieldValue) -> list[str]:
    return texts_of_body(filled_word(word_of(folder, body), fields))


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("{{ x|upper }}", "ab<", "AB<"),
        ("{{ x.strip() }}!", " a ", "a!"),
        ("{{ x|default(“none”) }}", "a", "a"),
        ("{{ y|default(“it’s none”) }}", "a", "it’s none"),
        ("[{% for r in x %}{{ r }}{% endfor %}]", "", "[]"),
        ("{% for r in x|lines if r %}{{ r }},{% endfor %}", "a\nb", "a,b,"),
        ("{{ x or 'none' }}", "", "none"),
        ("{{ x|lines|join('; ') }}", "a\n\nb", "a; b"),
        ("{{ x[0] }}{{ x|length + 1 }}", "abc", "a4"),
        ("[{% if x %}yes{% else %}no{% endif %}]", "No", "[no]"),
        ("[{% if x %}yes{% else %}no{% endif %}]", "x", "[yes]"),
        ("[{% if x is yes and not y is defined %}yes{% endif %}]", "true", "[yes]"),
        ('[{% if x == ‘a’ %}A{% elif x == "b" %}B{% endif %}]', "b", "[B]"),
        ("a {%- if x %} b{% endif %} c", "1", "a b c"),
        ("{# a note #}[{{ x }}]", "1", "[1]"),
        ("{{r x }}{%r if x %}+{%r endif %}", "1", "1+"),
        ("{{ PatientX }}", "1", "1"),
        ("{{ Patient X }}", "1", "1"),
    ],
)
def test_expressions_and_conditions_within_a_line(
    tmp_path: Path, text: str, value: str, expected: str
) -> None:
    assert shown(tmp_path, paragraph(text), x=value, patient_x=value) == [expected]


def test_a_condition_keeps_the_format_of_each_run(tmp_path: Path) -> None:
    body = paragraph(run("a{% if x %}b", "<w:b/>"), run("c{% en"), run("dif %}d", "<w:i/>"))

    content = filled_word(word_of(tmp_path, body), {"x": ""})

    runs = docx.Document(io.BytesIO(content)).paragraphs[0].runs
    assert [(r.text, r.bold, r.italic) for r in runs if r.text] == [
        ("a", True, None),
        ("d", None, True),
    ]


def test_tags_alone_in_their_paragraphs_take_these_along(tmp_path: Path) -> None:
    body = "".join(
        map(
            paragraph,
            (
                "{%p for m in meds %}",
                "{{ loop.index }}. {{ m.name }}: {{ m.dose }}",
                "{% if m.dose == '5 mg' %}",
                "small{% else %}",
                "large",
                "{% endif %}{% endfor %}",
                "{# for the next author #}",
                "{% if last %}so {{ last }}",
                "long{% endif %}",
            ),
        )
    )

    lines = shown(tmp_path, body, meds=MEDICINES, last="yes")

    assert lines == [
        *("1. Aspirin: 5 mg", "small", "2. <b>: {{ 7*7 }}", "large"),
        *("so yes", "long"),
    ]


def test_rows_repeat_by_tags_in_rows_of_their_own_or_in_the_row(tmp_path: Path) -> None:
    own = table(
        row("Name", "Dose"),
        row("{%tr for m in meds %}", ""),
        row("{{ m.name }}", "{{ m.dose }}"),
        row("", "{%tr endfor %}"),
    )
    same = table(row("{% for m in meds %}{{ m.name }}", "{{ m.dose }}{% endfor %}"))
    single = table(row("{%tr for m in meds %}{{ m.name }}{%tr endfor %}"))
    gone = table(row("{% if never %}a", "b{% endif %}"))

    lines = shown(tmp_path, own + paragraph("-") + same + single + gone, meds=MEDICINES, never="no")

    rows = ["Aspirin|5 mg", "<b>|{{ 7*7 }}"]
    assert lines == ["Name|Dose", *rows, "-", *rows, "Aspirin", "<b>"]


def test_a_cell_or_table_that_a_block_empties_stays_valid(tmp_path: Path) -> None:
    cell = paragraph("{% if x %}") + paragraph("shown") + paragraph("{% endif %}")
    emptied = table(row("{% for m in meds %}{{ m }}", "{% endfor %}"))

    content = filled_word(word_of(tmp_path, table(row(cell)) + emptied), {"x": "", "meds": []})

    assert texts_of_body(content) == [""]
    assert b"<w:p/></w:tc>" in _document(content)
    assert _document(content).count(b"<w:tbl>") == 1


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}b",
        "{% endif %}",
        "{% for a in b %}{% endif %}",
        "{% else %}",
        "{% include 'x' %}",
        "{% set a = 1 %}",
        "{% macro a() %}{% endmacro %}",
        "{%tc for a in b %}{%tc endfor %}",
        "{{p a }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ a['__class__'] }}",
        "{{ a|attr('x') }}",
        "{{ _show(0) }}",
        "{{ a.format(b) }}",
        "{{ lipsum() }}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ 'a'*10**9 }}",
        "{{ a ** 9 }}",
        "{{ [1]*9 }}",
        "{{ a|center(1000000000) }}",
        "{{ '%1000000000s'|format(a) }}",
        "{% for a in b recursive %}{% endfor %}",
        "{{ a, b }}{{",
        "{% raw %}{% endraw %}",
        "{{ " + "(" * 3000 + "a" + ")" * 3000 + " }}",
        "{% for a in b %}" * 30 + "{% endfor %}" * 30,
        "{{ }}",
        "{% %}",
    ],
)
def test_what_is_broken_or_could_do_harm_is_refused_at_once(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateProblem):
        open_template(word_of(tmp_path, paragraph(text)))


@pytest.mark.parametrize(
    "body",
    [
        paragraph("{% if x %}") + table(row("{% endif %}")),
        table(row("a{% if x %}", "b{% endif %}")),
        table(row("{% if x %}", "{% else %}", "{% endif %}")),
        paragraph("a{% if x %}b") + paragraph("{% endif %}"),
    ],
)
def test_a_block_across_cells_or_out_of_a_table_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(TemplateProblem) as raised:
        open_template(word_of(tmp_path, body))

    assert "“{% if x %}” cannot be filled" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ secret * 9 }}", "“*”"),
        ("{{ rows }}", "list of rows"),
        ("{% for r in rows %}{{ r.strength }}{% endfor %}", "field strength has no value"),
        ("{% for r in rows %}{{ r[secret] }}{% endfor %}", "of a row"),
        ("{{ secret|int + secret }}", "“+”"),
        ("{% for r in secret %}{{ r }}{% endfor %}", "field secret is a text"),
        ("{% for r in secret|upper %}{{ r }}{% endfor %}", "loop goes through is a text"),
        ("{{ secret|join(', ') }}", "is a text"),
        ("{{ rows|map('nope')|first }}", "cannot be reckoned"),
        ("{% for r in rows %}{{ loop }}{% endfor %}", "list of rows"),
        ("{{ missing|upper }}", "field missing has no value"),
        ("{{ secret|replace('', secret)|replace('', secret)|replace('', secret) }}", "too long"),
        ("{% for a in big %}{% for b in big %}{{ a }}{% endfor %}{% endfor %}", "more than"),
        ("{% for a in big %}{% for b in big %}{% endfor %}{% endfor %}", "more than"),
    ],
)
def test_a_letter_that_cannot_be_reckoned_is_a_problem_that_tells_no_value(
    tmp_path: Path, text: str, told: str
) -> None:
    form = open_template(word_of(tmp_path, paragraph(text))).form
    fields: dict[str, FieldValue] = {
        "secret": "Vandersloot" * 40,
        "rows": MEDICINES,
        "big": ["a"] * 900,
    }

    problem = fill_letter(form, order_with(fields))

    assert isinstance(problem, LetterProblem)
    assert told in problem.what
    assert "Vandersloot" not in problem.what


def test_fields_are_what_a_letter_must_have(tmp_path: Path) -> None:
    text = "{{ A|upper }}{% for r in rows if r.x == Limit %}{{ r.y }}{{ loop.index }}{% endfor %}"

    form = open_template(word_of(tmp_path, paragraph(text + "{{ b|default('') }}"))).form

    assert form.fields == {"a", "rows", "limit"}


def test_what_was_struck_out_of_the_template_is_not_shown(tmp_path: Path) -> None:
    author = 'w:id="1" w:author="A" w:date="2026-11-23T00:00:00Z"'
    struck = f"<w:del {author}><w:r><w:delText>{{{{ old }}}}</w:delText></w:r></w:del>"
    added = f"<w:ins {author}>{run('me }}!')}</w:ins>"
    joined = f"<w:p><w:pPr><w:rPr><w:del {author}/></w:rPr></w:pPr>{run('one ')}</w:p>"

    lines = shown(
        tmp_path, paragraph("{{ na", struck, added) + joined + paragraph("line"), name="Zoë"
    )

    assert lines == ["Zoë!", "one line"]


def _document(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml")
