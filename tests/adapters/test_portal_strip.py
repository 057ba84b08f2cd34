"""The secrets of a recording are found, taken out in every form, and nothing else is touched."""

import base64
import json
import re
from typing import Any
from urllib.parse import quote

import pytest

from faxflow.adapters.portal.recordings.file import RecordingFile, read_content
from faxflow.domain.recorded_touch import Change, Key
from faxflow.domain.recording import Recording

PASSWORD = 'Blue&Heron "41"ü'
USER = {"type": "change", "selectors": [["aria/User name"], ["#u"]], "value": "SVC_REPORT"}
TYPED = {"type": "change", "selectors": [["aria/Password"], ["#p"]], "value": PASSWORD}
OPENED = {"type": "navigate", "url": "https://portal.example/"}
GO = {"type": "click", "selectors": [["aria/Sign In"]]}


def recorded(*steps: Any, **more: Any) -> RecordingFile:
    """A file of Chrome's recorder."""
    whole = {"title": "Walk", **more, "steps": [OPENED, USER, *steps, GO]}
    return read_content(json.dumps(whole, indent=2).encode(), "walk.json")


def cleaned(file: RecordingFile) -> str:
    """The file's text without its secrets."""
    secrets = file.needs(file.only()).secrets
    return file.without(secrets).decode(file.source.codec)


def read_again(file: RecordingFile) -> Recording:
    """The walk without its secrets."""
    return read_content(cleaned(file).encode(), "walk.json").only()


def places(file: RecordingFile) -> dict[str, tuple[int, ...]]:
    """The places and steps of the secrets that were found."""
    return {one.place: one.steps for one in file.needs(file.only()).secrets}


def typed(selector: str, value: str) -> dict[str, Any]:
    return {"type": "change", "selectors": [[selector]], "value": value}


@pytest.mark.parametrize(
    ("selector", "place"),
    [
        ("#txtPwd", "password"),
        ("aria/Passwort", "password"),
        ("input[type='password']", "password"),
        ('xpath///*[@id="userPass"]', "password"),
        ("pierce/#login-passwd", "password"),
        ("aria/Mot de passe", "password"),
        ("aria/Contraseña", "password"),
        ("aria/Пароль", "password"),
        ("aria/Mật khẩu", "password"),
        ("aria/Kullanıcı şifresi", "password"),
        ("#password > div > input", "password"),
        ("aria/PIN", "pin"),
        ("#totpCode", "otp"),
        ("aria/Verification code", "otp"),
        ("#access_token", "token"),
        ("aria/Security answer", "secret"),
    ],
)
def test_a_secret_is_known_by_the_words_on_its_field(selector: str, place: str) -> None:
    assert places(recorded(typed(selector, "482913"))) == {place: (3,)}


@pytest.mark.parametrize(
    "selector", ["aria/Passport number", "#shipping", "#password-form input.email", "aria/Compass"]
)
def test_a_field_that_only_sounds_like_one_holds_no_secret(selector: str) -> None:
    assert places(recorded(typed(selector, "482913"))) == {}


def test_a_click_tells_what_the_field_of_its_own_selector_is() -> None:
    click = {"type": "click", "selectors": [["aria/Password"], ["#f7"]]}

    assert places(recorded(click, typed("#f7", "482913"))) == {"password": (4,)}


def test_a_nameless_field_behind_the_users_name_is_taken_for_the_password() -> None:
    assert places(recorded(typed("form > input:nth-of-type(2)", "kettle"))) == {"password": (3,)}


@pytest.mark.parametrize(
    ("selector", "found"),
    [("aria/Code", True), ("#mfaField", True), ("aria/Enter the 6 digits", True), ("#zip", False)],
)
def test_digits_right_behind_the_password_are_a_code_where_one_is_asked_for(
    selector: str, found: bool
) -> None:
    assert ("otp" in places(recorded(TYPED, typed(selector, "482913")))) is found


def test_a_code_far_from_the_password_is_another_code() -> None:
    assert "otp" not in places(recorded(TYPED, typed("#office", "Main"), typed("#code", "482913")))


def test_other_fields_with_other_passwords_have_places_of_their_own() -> None:
    file = recorded(TYPED, typed("#pwd_new", "Other-1"), typed("#pwd_again", "Other-1"), TYPED)

    assert places(file) == {"password": (3, 6), "password_2": (4, 5)}


def test_nothing_but_the_secret_is_changed() -> None:
    file = recorded(TYPED)

    assert cleaned(file) == file.source.text.replace(json.dumps(PASSWORD), '"${password}"')


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_file_keeps_its_own_encoding(codec: str) -> None:
    text = json.dumps({"title": "Ü", "steps": [OPENED, TYPED]}, ensure_ascii=False)
    file = read_content(text.encode(codec), "walk.json")

    content = file.without(file.needs(file.only()).secrets)

    expected = text.replace(json.dumps(PASSWORD, ensure_ascii=False), '"${password}"')
    assert content == expected.encode(codec)


@pytest.mark.parametrize(
    "form",
    [
        PASSWORD,
        quote(PASSWORD),
        re.sub("%..", lambda one: one[0].lower(), quote(PASSWORD, safe="")),
        "".join(f"%{byte:02X}" for byte in PASSWORD.encode()),
        quote(quote(PASSWORD, safe=""), safe=""),
        json.dumps(PASSWORD)[1:-1],
        PASSWORD.replace("&", "&amp;").replace('"', "&quot;"),
        "".join(f"&#x{ord(sign):X};" for sign in PASSWORD),
        "".join(f"\\x{ord(sign):02x}" for sign in PASSWORD),
        base64.b64encode(PASSWORD.encode()).decode(),
        base64.b64encode(f"SVC_REPORT:{PASSWORD}".encode()).decode(),
        base64.b64encode(f"x{PASSWORD}y".encode()).decode(),
    ],
)
def test_the_secret_goes_in_every_form_and_everywhere(form: str) -> None:
    opened = {"type": "navigate", "url": f"https://portal.example/?key={form}"}
    events = [{"type": "navigation", "url": f"https://portal.example/{form}", "title": form}]

    text = cleaned(recorded(TYPED, opened, {**GO, "assertedEvents": events}, title=f"For {form}"))

    assert json.dumps(form)[1:-1] not in text
    assert "Heron" not in text
    assert "${password}" in text


def test_a_password_that_is_a_word_of_the_page_leaves_the_page_alone() -> None:
    file = recorded(typed("#password", "password"), typed("#other", "password"))

    text = cleaned(file)

    assert text.count("#password") == 1
    assert '"value": "password"' not in text


def test_a_common_word_goes_from_remarks_and_stays_on_the_page() -> None:
    link = {"type": "click", "selectors": [["aria/kettle"], ["#kettle-menu"]]}

    text = cleaned(recorded(typed("#password", "kettle"), link, title="With kettle, not kettles"))

    assert '"title": "With ${password}, not kettles"' in text
    assert ("aria/kettle" in text, "#kettle-menu" in text) == (True, True)


def test_a_secret_of_an_address_or_of_another_programs_step_goes_too() -> None:
    opened = {"type": "navigate", "url": "https://svc:Red%2DFox7@portal.example/?pin=77123"}
    custom = {"type": "customStep", "name": "go", "parameters": {"apiKey": "k-123-456"}}
    script = {"type": "waitForExpression", "expression": "$('#pwd').value === 'Sly.Fox.8'"}

    text = cleaned(recorded(opened, custom, script))

    assert not any(one in text for one in ("Red", "77123", "k-123", "Sly"))
    assert "https://svc:${password}@portal.example/?pin=${pin}" in text


def keys(text: str) -> list[dict[str, Any]]:
    return [{"type": kind, "key": key} for key in text for kind in ("keyDown", "keyUp")]


def test_keys_that_typed_a_filled_in_password_are_taken_out() -> None:
    click = {"type": "click", "selectors": [["#pw"]]}
    secret = typed("#pw", "Fox-7b")

    walk = read_again(recorded(click, *keys("Fox-7b"), secret))

    assert [step for step in walk.steps if isinstance(step.action, Key)] == []
    assert walk.steps[3].action == Change((("#pw",),), "${password}")


def test_a_password_typed_only_by_keys_becomes_one_step() -> None:
    click = {"type": "click", "selectors": [["aria/Password"], ["#p"]]}
    shift = {"type": "keyDown", "key": "Shift"}

    walk = read_again(recorded(click, shift, *keys("Fox-7b"), {"type": "keyDown", "key": "Enter"}))

    assert [step.action for step in walk.steps[3:5]] == [
        Change((("aria/Password",), ("#p",)), "${password}"),
        Key("Enter", down=True),
    ]


def test_keys_behind_a_tab_are_known_by_what_they_typed() -> None:
    tab = {"type": "keyDown", "key": "Tab"}

    walk = read_again(recorded(tab, *keys("Fox-7b"), typed("#pw", "Fox-7b")))

    assert len(walk.steps) == 5


def held(key: str, text: str) -> list[dict[str, Any]]:
    """The keys that press it, with another held down."""
    return [{"type": "keyDown", "key": key}, *keys(text), {"type": "keyUp", "key": key}]


@pytest.mark.parametrize(("key", "text"), [("Meta", "c"), ("Control", "r"), ("Control", "av")])
def test_a_command_by_keys_is_no_secret(key: str, text: str) -> None:
    click = {"type": "click", "selectors": [["div.login_password"]]}

    assert places(recorded(click, *held(key, text), TYPED)) == {
        "password": (3 + len(text) * 2 + 3,)
    }


@pytest.mark.parametrize(("key", "text"), [("Control", "Fox-7b"), ("AltGraph", "@")])
def test_text_by_keys_is_a_secret_whatever_key_is_held(key: str, text: str) -> None:
    click = {"type": "click", "selectors": [["aria/Password"]]}

    assert "password" in places(recorded(click, *held(key, text)))


def test_a_secret_typed_as_a_number_goes_and_other_numbers_stay() -> None:
    pin = {"type": "change", "selectors": [["#pin"]], "value": 800}
    file = recorded({"type": "setViewport", "width": 800, "height": 600}, pin)

    again = json.loads(cleaned(file))

    assert (again["steps"][2]["width"], again["steps"][3]["value"]) == (800, "${pin}")


def test_a_secret_in_a_remark_is_swept_out() -> None:
    text = f'// it is Fox-7-Red-9\n{{"title": "t", "steps": [{json.dumps(typed("#p", "x"))}]}}'
    file = read_content(
        text.replace('"x"', '"Fox-7-Red-9"').replace("#p", "#pw").encode(), "r.json"
    )

    assert "Fox" not in cleaned(file)


def test_a_project_of_selenium_ide_loses_typed_sent_and_stored_secrets() -> None:
    commands = [
        {"command": "open", "target": "/", "value": ""},
        {"command": "store", "target": "Fox-7-Red-9", "value": "word"},
        {"command": "type", "target": "id=pw", "value": "${word}"},
        {"command": "sendKeys", "target": "name=otp", "value": "482913${KEY_ENTER}"},
        {"command": "type", "target": "name=pin", "value": "${pin}"},
    ]
    project = {"url": "https://portal.example", "tests": [{"name": "W", "commands": commands}]}
    file = read_content(json.dumps(project).encode(), "walk.side")

    text = cleaned(file)

    assert places(file) == {"password": (3,), "otp": (4,), "pin": (5,)}
    again = json.loads(text)["tests"][0]["commands"]
    assert [again[1]["target"], again[2]["value"]] == ["${password}", "${word}"]
    assert again[3]["value"] == "${otp}${KEY_ENTER}"


@pytest.mark.parametrize(
    "fields", [("#mat-input-0", "#mat-input-1"), ("form > input:nth-of-type(1)", "#\\:r1\\:")]
)
def test_two_words_in_nameless_fields_at_the_start_are_a_sign_in(fields: tuple[str, str]) -> None:
    steps = [OPENED, typed(fields[0], "svc"), typed(fields[1], "kettle"), GO]
    file = read_content(json.dumps({"title": "Walk", "steps": steps}).encode(), "walk.json")

    assert places(file) == {"password": (3,)}
    assert [one.text for one in file.needs(file.only()).variables] == ["svc"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("#firstName", "#lastName"), ("Ada", "Holloway")),
        (("#mat-input-0", "#mat-input-1"), ("11/19/2026", "11/20/2026")),
        (("#mat-input-0", "#mat-input-1"), ("north", "Main office")),
        (("#mat-input-0", "#mat-input-0"), ("north", "south")),
    ],
)
def test_other_pairs_of_texts_hold_no_secret(
    fields: tuple[str, str], words: tuple[str, str]
) -> None:
    steps = [OPENED, *(typed(*one) for one in zip(fields, words, strict=True)), GO]
    file = read_content(json.dumps({"title": "Walk", "steps": steps}).encode(), "walk.json")

    assert places(file) == {}


@pytest.mark.parametrize("text", ["********", "{{password}}", "<PASSWORD>", "%PORTAL_PW%"])
def test_what_stands_in_for_a_password_is_none_in_clear(text: str) -> None:
    file = recorded(typed("#password", text))

    [secret] = file.needs(file.only()).secrets

    assert (secret.place, secret.in_clear) == ("password", False)
    assert read_again(file).steps[2].action == Change((("#password",),), "${password}")


def test_what_is_sent_behind_a_tab_went_into_the_next_field() -> None:
    sent = "SVC_REPORT${KEY_TAB}kettle${KEY_ENTER}"
    commands = [
        {"command": "open", "target": "/", "value": ""},
        {"command": "sendKeys", "target": "id=username", "value": sent},
    ]
    project = {"url": "https://portal.example", "tests": [{"name": "W", "commands": commands}]}
    file = read_content(json.dumps(project).encode(), "walk.side")

    assert places(file) == {"password": (2,)}
    assert "SVC_REPORT${KEY_TAB}${password}${KEY_ENTER}" in cleaned(file)


def test_a_text_kept_under_a_telling_name_is_a_secret() -> None:
    commands = [
        {"command": "store", "target": "kettle", "value": "password"},
        {"command": "run", "target": "Sign in", "value": ""},
    ]
    project = {"url": "https://portal.example", "tests": [{"name": "W", "commands": commands}]}
    file = read_content(json.dumps(project).encode(), "walk.side")

    assert places(file) == {"password": (1,)}
    assert "kettle" not in cleaned(file)


def test_a_plain_word_goes_where_generated_code_types_it() -> None:
    commands = [{"command": "type", "target": "name=password", "value": "kettle"}]
    code = "await field.sendKeys(`kettle`); // Kettle's own page of the kettle"
    project = {
        "url": "https://portal.example",
        "tests": [{"name": "W", "commands": commands}],
        "code": {"tests": [{"code": code}]},
    }

    text = cleaned(read_content(json.dumps(project).encode(), "walk.side"))

    assert "`${password}`" in text
    assert "page of the kettle" in text


def test_no_secret_shows_where_what_was_found_is_printed() -> None:
    file = recorded(TYPED)

    assert "Heron" not in repr(file.needs(file.only()).secrets)
