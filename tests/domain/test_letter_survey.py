"""What a survey found is compared with the mapping, ordered, and counted for one engine."""

from faxflow.domain.letter_survey import (
    FieldUse,
    Finding,
    Severity,
    Survey,
    Topic,
    with_mapping,
    with_patient,
)


def asking_for(*names: str) -> Survey:
    return Survey("builtin", tuple(FieldUse(name, ("placeholder",), {"body": 1}) for name in names))


def test_a_field_that_nobody_fills_is_an_error_with_the_name_that_was_meant() -> None:
    survey = with_mapping(asking_for("patient_nam"), [{"patient_name"}, {"fax"}])

    [found] = survey.findings
    assert found.severity is Severity.ERROR
    assert found.what == "the field patient_nam is neither in the mapping nor built in"
    assert found.todo.startswith("Did you mean patient_name?")


def test_a_name_unlike_all_others_has_no_suggestion() -> None:
    survey = with_mapping(asking_for("zzz"), [{"patient_name"}])

    assert "Did you mean" not in survey.findings[0].todo


def test_built_in_fields_and_other_spellings_are_known() -> None:
    survey = with_mapping(asking_for("case_id", "Patient Name"), [{"patient_name"}])

    assert survey.findings == ()
    assert survey.unused == ()


def test_a_column_is_used_by_any_of_its_names_and_else_told_by_the_shortest() -> None:
    columns = [{"dob", "dob_iso"}, {"patient", "patient_first", "patient_last"}]

    survey = with_mapping(asking_for("dob_iso"), columns)

    assert survey.unused == ("patient",)


def test_a_warning_counts_only_for_the_engines_that_it_is_about() -> None:
    finding = Finding(Severity.WARNING, Topic.FEATURE, "a chart", engines=("builtin",))

    assert Survey("builtin", findings=(finding,)).found_something
    assert not Survey("libreoffice", findings=(finding,)).found_something


def test_errors_come_first_and_other_engines_last() -> None:
    note = Finding(Severity.NOTE, Topic.TEMPLATE, "note")
    error = Finding(Severity.ERROR, Topic.FEATURE, "error")
    elsewhere = Finding(Severity.ERROR, Topic.TEMPLATE, "elsewhere", engines=("word",))

    survey = Survey("builtin", findings=(elsewhere, note, error))

    assert [one.what for one in survey.told] == ["error", "note", "elsewhere"]


def test_a_note_finds_nothing() -> None:
    assert not Survey("builtin", findings=(Finding(Severity.NOTE, Topic.INK, "x"),)).found_something


def test_a_field_that_the_template_can_do_without_need_not_be_filled() -> None:
    use = FieldUse("copy", ("placeholder",), {"body": 1}, optional=True)

    assert with_mapping(Survey("builtin", (use,)), [{"patient"}]).findings == ()


def test_a_letter_that_shows_nothing_of_the_patient_is_warned_of() -> None:
    survey = with_patient(asking_for("doctor", "today"), {"pt_nm", "dob"})

    [found] = survey.findings
    assert found.severity is Severity.WARNING
    assert "nobody can tell whom a letter is about" in found.what


def test_one_name_of_the_patient_is_enough_however_it_is_spelled() -> None:
    survey = asking_for("doctor", "PtNm")

    assert with_patient(survey, {"pt_nm", "dob"}) is survey


def test_where_there_are_no_names_of_a_patient_nothing_is_said() -> None:
    survey = asking_for("doctor")

    assert with_patient(survey, frozenset()) is survey
