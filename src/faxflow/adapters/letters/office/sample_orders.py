"""Orders to try a template with: as different as they come, and of a kind that it can show."""

from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.survey.sample import sample_values
from faxflow.domain.letter import FieldValue, LetterOrder
from faxflow.domain.letter_variety import varied_orders


def sample_orders(template: Template, letters: int) -> list[LetterOrder]:
    """So many orders, the same ones each time; rows repeat none to three times."""
    fixed = {name: value for name, value in sample_values(template).items() if value != name}
    return [
        LetterOrder(
            order.case_id,
            order.case_name,
            {**order.fields, **_shaped(fixed, number), "case_id": order.case_name},
        )
        for number, order in enumerate(varied_orders(template.form.fields, letters=letters))
    ]


def _shaped(fixed: dict[str, FieldValue], number: int) -> dict[str, FieldValue]:
    """Values for places that take no words, and as many rows as this letter gets."""
    return {
        name: value if isinstance(value, str) else [value[0]] * (number % 4)
        for name, value in fixed.items()
    }
