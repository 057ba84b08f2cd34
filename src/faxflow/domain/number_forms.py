"""The ways in which gateways want a fax number to be written, by the variables' names."""

from collections.abc import Set as AbstractSet

import phonenumbers

_AT_HOME = frozenset({"national", "trunk"})
"""Without a country code: these mean another line where they are dialled from abroad."""


def sample_number(home: str) -> str:
    """A number (E.164) such as those at `home`; nobody's where phonenumbers has one."""
    example = phonenumbers.example_number(home)
    if example is None:
        return "+12015550100"
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)


def number_forms(number: str, wanted: AbstractSet[str], home: str) -> dict[str, str] | None:
    """An E.164 number in the forms that are wanted, for a gateway that dials from `home` (ISO).

    `number` 442079460155, `e164` +442079460155; `national` 2079460155 and `trunk` 02079460155
    for numbers at home alone; `dialled` as one dials there: 02079460155 in the United Kingdom,
    011442079460155 in North America. None where a wanted form cannot be had.
    """
    forms = {"number": number.removeprefix("+"), "e164": number}
    if wanted <= forms.keys():
        return forms
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None
    if wanted & _AT_HOME and parsed.country_code != phonenumbers.country_code_for_region(home):
        return None
    found = _parsed_forms(parsed, home)
    if "dialled" in wanted and not found["dialled"]:
        return None
    return forms | found


def local_digits(number: str) -> str:
    """The last digits of an E.164 number: those that ring it within its own area.

    All but the country's where the plan has no areas; all where it does not know the number.
    """
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number.removeprefix("+")
    national = phonenumbers.national_significant_number(parsed)
    return national[phonenumbers.length_of_geographical_area_code(parsed) :]


def _parsed_forms(parsed: phonenumbers.PhoneNumber, home: str) -> dict[str, str]:
    national = phonenumbers.national_significant_number(parsed)
    prefix = phonenumbers.ndd_prefix_for_region(home, strip_non_digits=True) or ""
    return {
        "national": national,
        "trunk": f"{prefix}{national}",
        "dialled": _dialled(parsed, home),
    }


def _dialled(parsed: phonenumbers.PhoneNumber, home: str) -> str:
    """Empty where no one prefix leads abroad: each carrier of Brazil or Korea has its own."""
    dialled = phonenumbers.format_out_of_country_calling_number(parsed, home)
    return "" if dialled.startswith("+") else phonenumbers.normalize_digits_only(dialled)
