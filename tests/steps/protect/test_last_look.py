"""The last look: whatever holds the name, wherever it stands in a file, nothing is written."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from comity.model.errors import RenderError
from comity.model.office import Office
from comity.steps.protect import Shield
from comity_templates import base_template

_spec = importlib.util.spec_from_file_location("hiding", Path(__file__).with_name("hiding.py"))
assert _spec is not None
assert _spec.loader is not None
hiding = importlib.util.module_from_spec(_spec)
sys.modules["hiding"] = hiding
_spec.loader.exec_module(hiding)


@pytest.fixture
def office(tmp_path: Path):
    """``office(place, text)``: an office whose template of requests has a text in a place."""

    def office(place: str, text: str) -> Office:
        base = base_template("request")
        assert base is not None
        edited = hiding.Office(base)
        hiding.PLACES[place](edited, text)
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        (folder / "request.docx").write_bytes(edited.packed())
        return Office(templates=folder, allowed=frozenset())

    return office


@pytest.fixture
def fate(hearing, made, office, leaks):
    """``fate(place, text)``: what becomes of a build from a template that has a text in a place."""

    def fate(place: str, text: str) -> str:
        try:
            files = made(hearing, office=office(place, text))
        except RenderError as error:
            assert "bernathy" not in str(error).casefold(), f"the message says it: {error}"
            return "found" if "would reveal who P2 is" in str(error) else "vetted"
        found = leaks(files, ["bernathy"])
        assert not found, f"{place}: {text} is in {found}"
        return "left behind"

    return fate


EVERY = [(place, form) for place in hiding.PLACES for form in hiding.FORMS]
# each place once, and the forms in turn
ROUND = [(place, [*hiding.FORMS][at % len(hiding.FORMS)]) for at, place in enumerate(hiding.PLACES)]


@pytest.fixture
def look(hearing, resolve_case):
    """``look(name, data)``: a last look at a file as it is; what it says, or nothing."""
    shield = Shield(resolve_case(hearing).draft.data())

    def look(name: str, data: bytes) -> str:
        try:
            shield.inspect([(name, data)])
        except RenderError as error:
            assert "bernathy" not in str(error).casefold()
            return str(error)
        return ""

    return look


def found_as_it_stands(place: str, form: str, look) -> None:
    base = base_template("request")
    assert base is not None
    edited = hiding.Office(base)
    hiding.PLACES[place](edited, hiding.FORMS[form])
    if place == "a tag that puts it together":  # there is no name before the template is filled
        return
    said = look("case.docx", edited.packed())
    assert said.startswith("the output would reveal who P2 is:\n    case.docx: ")
    assert "Nothing was built. Remove it from the template or the office file." in said


@pytest.mark.parametrize(("place", "form"), ROUND)
def test_a_surname_is_found_wherever_it_stands_in_a_word_document(place, form, look) -> None:
    found_as_it_stands(place, form, look)


@pytest.mark.long
@pytest.mark.parametrize(("place", "form"), [one for one in EVERY if one not in ROUND])
def test_any_form_of_a_surname_is_found_wherever_it_stands(place, form, look) -> None:
    found_as_it_stands(place, form, look)


def test_a_template_without_the_name_is_let_through(look) -> None:
    base = base_template("request")
    assert base is not None
    assert look("case.docx", hiding.Office(base).packed()) == ""


@pytest.mark.parametrize(("place", "form"), EVERY[::19])
def test_no_template_of_an_office_brings_a_surname_into_what_is_built(place, form, fate) -> None:
    assert fate(place, hiding.FORMS[form]) in ("found", "vetted", "left behind")


def test_the_program_writes_nothing_exits_with_2_and_says_where(
    hearing, comity, write, office
) -> None:
    office("a tooltip", "In re: Abernathy")
    file = write(hearing)
    settings = file.parent / "comity.toml"
    settings.write_text('schema = 1\n[office]\ntemplates = "../templates"\n', encoding="utf-8")
    done = comity("build", file, "-o", "out", "--draft", "--office", settings)
    assert done.returncode == 2, done.stderr
    assert "case.docx: body (word/document.xml): tooltip of a link" in done.stderr
    assert "templates" in done.stderr
    assert "bernathy" not in (done.stdout + done.stderr).casefold()
    assert not (file.parent / "out").exists()


@pytest.mark.long
@pytest.mark.parametrize(("place", "form"), EVERY)
def test_no_place_of_a_template_brings_a_surname_into_what_is_built(
    place, form, fate, record_property
) -> None:
    record_property("fate", fate(place, hiding.FORMS[form]))
