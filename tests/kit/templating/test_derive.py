"""A derived template is the base on the State's paper, and says whose it is."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from lxml import etree

from comity.kit.templating.derive import KINDS, derive, derived_files, state_of
from comity.model.errors import InputError, RenderError
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity_templates import base_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ON = dt.date(2026, 11, 25)


def members(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def base(kind: str) -> dict[str, bytes]:
    path = base_template(kind)
    assert path is not None
    return members(path.read_bytes())


def sizes(document: bytes) -> set[tuple[str | None, str | None]]:
    return {
        (size.get(f"{W}w"), size.get(f"{W}h"))
        for size in etree.fromstring(document).iter(f"{W}pgSz")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_on_the_base_s_own_paper_only_the_properties_differ(kind: str) -> None:
    made, before = members(derive(kind, "a4", "en")), base(kind)

    changed = {name for name in made if made[name] != before.get(name)}
    assert changed <= {"docProps/core.xml", "[Content_Types].xml", "_rels/.rels"} | {
        name for name in made if name.endswith(".rels")
    }
    assert made["word/document.xml"] == before["word/document.xml"]


def test_letter_paper_changes_the_page_and_nothing_of_the_text() -> None:
    made, before = members(derive("request", "letter", "en")), base("request")

    assert sizes(made["word/document.xml"]) == {("12240", "15840")}
    assert sizes(before["word/document.xml"]) == {("11906", "16838")}
    for name in ("word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        assert made[name] == before[name]
    for docx in (made, before):
        root = etree.fromstring(docx["word/document.xml"])
        for size in list(root.iter(f"{W}pgSz")):
            size.getparent().remove(size)
        docx["word/document.xml"] = etree.tostring(root, method="c14n")
    assert made["word/document.xml"] == before["word/document.xml"]


def test_language_and_title_are_set() -> None:
    made = members(derive("notice", "a4", "pt-BR", "Aviso"))

    assert b'w:val="pt-BR"' in made["word/styles.xml"]
    assert b">Aviso<" in made["docProps/core.xml"]
    assert b">pt-BR<" in made["docProps/core.xml"]
    assert b"W3CDTF" not in made["docProps/core.xml"]  # a template is of no day


def test_the_same_call_gives_the_same_bytes() -> None:
    assert derive("request", "letter", "en") == derive("request", "letter", "en")


def test_a_state_without_a_plugin_gets_a4_and_is_known_to_have_none() -> None:
    state = state_of("KE", open_host(Office(allowed=frozenset())), ON)

    assert (state.name, state.paper, state.language, state.plugin) == ("Kenya", "a4", "en", False)


def test_the_paper_is_that_of_the_state_s_law(country, make_host) -> None:
    law = (
        '[[answer]]\nquestion = "paper"\nvalue = "US-Letter"\nsays = "Letter."\n'
        'source = "act"\narticle = "s. 1"\nchecked = 2026-01-01\nread = "official"\n'
    )
    country("TV", law=law)
    state = state_of("TV", make_host(Office(allowed=frozenset({"comity-tv"}))), ON)

    assert state.paper == "letter"
    assert state.plugin
    assert state.paper_from == "Example Act, s. 1"


def test_each_file_has_its_outline_beside_it() -> None:
    host = open_host(Office(allowed=frozenset()))
    files = derived_files(state_of("KE", host, ON), KINDS, host)

    assert sorted(files) == [
        "notice.docx",
        "notice.outline.txt",
        "request.docx",
        "request.outline.txt",
    ]
    beside = base_template("request")
    assert beside is not None
    outline = beside.with_name("request.outline.txt").read_bytes()
    assert files["request.outline.txt"] == outline


def test_what_cannot_be_derived_is_said() -> None:
    host = open_host(Office(allowed=frozenset()))
    state = state_of("KE", host, ON)

    with pytest.raises(InputError, match="is not the code of a State"):
        state_of("QQ", host, ON)
    with pytest.raises(InputError, match="unknown kind"):
        derived_files(state, ["leter"], host)
    with pytest.raises(InputError, match="a request has no form"):
        derived_files(state, ["request"], host, "postcard")
    with pytest.raises(RenderError, match="unknown paper 'b5'"):
        derive("request", "b5", "en")
