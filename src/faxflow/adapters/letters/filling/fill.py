"""One order's document: the form filled, or the field that kept it from being filled."""

from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.written_value import CannotFill, FieldMissing
from faxflow.domain.letter import LetterOrder, LetterProblem


def fill_letter(form: Form, order: LetterOrder) -> bytes | LetterProblem:
    """The filled document; a field without a value is a problem, never a blank."""
    try:
        return form.fill(order.fields)
    except CannotFill as error:
        return LetterProblem(order.case_id, why(error))


def why(error: CannotFill) -> str:
    """The reason in words, without any value."""
    if isinstance(error, FieldMissing):
        return f"the template's field {error} has no value"
    return str(error)
