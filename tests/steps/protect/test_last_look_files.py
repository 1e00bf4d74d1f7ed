"""The last look at every kind of file, and what it leaves in peace."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.errors import RenderError
from comity.steps.protect import Shield
from comity_templates import base_template

SECRET = "The courier with the grey van met them at the mill on Thursday."
SURNAMES = Path(__file__).with_name("surnames.txt").read_text(encoding="utf-8").split()


@pytest.fixture
def shield(hearing, resolve_case) -> Shield:
    return Shield(resolve_case(hearing).draft.data())


@pytest.fixture
def places(shield):
    """``places(name, data)``: the places that a refusal names; none where the file passes."""

    def places(name: str, data: bytes | str) -> list[str]:
        written = data.encode() if isinstance(data, str) else data
        try:
            shield.inspect([(name, written)])
        except RenderError as error:
            assert "bernathy" not in str(error).casefold()
            return [line.strip() for line in str(error).splitlines() if line.startswith("    ")]
        return []

    return places


def packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


PAGES = {
    "text": "<p>Ms Abernathy</p>",
    "entities": "<p>Ms &#65;bern&#x61;thy</p>",
    "a word in several elements": "<p>Ab<b>ern</b><i>athy</i> came</p>",
    "a word over two cells": "<table><tr><td>Aber</td><td>nathy</td></tr></table>",
    "a soft hyphen": "<p>Aber&shy;nathy</p>",
    "alternative text": '<img src="a" alt="Ms Abernathy">',
    "a title": '<p title="Ms Abernathy">x</p>',
    "a class": '<p class="MsAbernathy">x</p>',
    "an id": '<p id="abernathy-statement">x</p>',
    "a link": '<a href="mailto:n.abernathy@mail.example">x</a>',
    "a link with percent signs": '<a href="/%41bern%61thy">x</a>',
    "a meta element": '<meta name="author" content="Ms Abernathy">',
    "a remark": "<!-- Ms Abernathy --><p>x</p>",
    "a style sheet": '<style>p::before { content: "Ms \\41 bernathy" }</style>',
    "a style": "<p style=\"--x: 'Abernathy'\">x</p>",
    "a script": "<script>var name = 'Abernathy';</script>",
    "the name of an element": "<abernathy>x</abernathy>",
    "the title of the page": "<title>R v Abernathy</title>",
}
MARKDOWN = {
    "text": "Ms Abernathy",
    "capitals": "ABERNATHY",
    "a word with emphasis in it": "Aber**nathy** came",
    "backslashes": "Ms A\\-bernathy, n\\.abernathy\\@mail\\.example",
    "a link": "[x](mailto:n.abernathy@mail.example)",
    "a link with percent signs": "[x](https://x.example/%41bernathy)",
    "a picture": "![Ms Abernathy](a.png)",
    "a cell": "| | |\n|---|---|\n| Name | Abernathy |",
    "two lines": "Aber-\nnathy came",
    "entities": "Ms &#65;bernathy",
}
FILES: dict[str, tuple[str, bytes]] = {
    "text in two bytes a letter": ("case.xyz", "Ms Abernathy".encode("utf-16")),
    "the same without a mark": ("case.xyz", b"\x00\x01" + "Ms Abernathy".encode("utf-16-le")),
    "bytes": ("case.bin", b"\x00\xff\x01Ms Abernathy\x00\x80"),
    "an archive": ("case.odt", packed({"content.xml": "<a:x xmlns:a='u'>Abernathy</a:x>"})),
    "an archive in another": ("case.zip", packed({"a.docx": packed({"a.txt": "Abernathy"})})),
    "the name of a member": ("case.zip", packed({"AbernathyStatement.txt": "x"})),
    "gzip": ("case.txt.gz", gzip.compress(b"Ms Abernathy")),
    "a table with commas": ("case.csv", b"name,age\nAbernathy,40\n"),
    "a calendar": ("case.ics", b"BEGIN:VEVENT\nSUMMARY:Hear Ms Abernathy\n"),
    "XML": ("case.xml", b"<?xml version='1.0'?><a b='Ms Abernathy'/>"),
    "an entity": ("case.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY n 'Abernathy'>]><a/>"),
    "the name of the file": ("abernathy.docx", packed({"a": "x"})),
    "the title of a PDF": ("case.pdf", b"%PDF-1.7\n1 0 obj <</Title (Ms Abernathy)>> endobj"),
    "a link of a PDF": ("case.pdf", b"%PDF-1.7\n1 0 obj <</URI (mailto:abernathy@x.example)>>"),
    "a title in two bytes a letter": (
        "case.pdf",
        f"%PDF-1.7\n1 0 obj <</Title <{'Ms Abernathy'.encode('utf-16').hex()}>>>".encode(),
    ),
}


@pytest.mark.parametrize("where", PAGES)
def test_a_name_is_found_anywhere_in_a_page(where, places) -> None:
    page = f'<!DOCTYPE html><html lang="en"><body>{PAGES[where]}</body></html>'
    assert places("case.html", page)


@pytest.mark.parametrize("where", MARKDOWN)
def test_a_name_is_found_anywhere_in_markdown(where, places) -> None:
    assert places("case.md", f"# Title\n\n{MARKDOWN[where]}\n")


@pytest.mark.parametrize("kind", FILES)
def test_a_name_is_found_in_files_of_any_kind(kind, places) -> None:
    assert places(*FILES[kind])


def test_a_name_is_found_in_keys_and_values_of_json(places) -> None:
    written = json.dumps({"data": {"x": ["a", "Ms Abernathy"]}})
    assert places("case.json", written) == ["case.json: data.x[1]"]
    assert (
        places("case.json", json.dumps({"data": {"Abernathy": 1}}))[0] == "case.json: key in data"
    )
    assert places("case.json", json.dumps({"phone": 13095550142})) == ["case.json: phone"]


def test_an_archive_that_cannot_be_looked_through_is_refused(shield) -> None:
    broken = packed({"a": "x" * 100})[:-30]
    with pytest.raises(RenderError, match="cannot search it"):
        shield.inspect([("case.docx", broken)])


def test_all_places_are_told_at_once_in_words_for_people(places) -> None:
    parts = {
        "word/header2.xml": "<w:hdr xmlns:w='w'><w:p><w:t>Ms Abernathy</w:t></w:p></w:hdr>",
        "word/_rels/document.xml.rels": (
            "<Relationships><Relationship Target='mailto:abernathy@x.example'/></Relationships>"
        ),
        "word/document.xml": "<w:p xmlns:w='w'><w:docPr descr='Ms Abernathy'/></w:p>",
    }
    assert places("case.docx", packed(parts)) == [
        "case.docx: header 2 (word/header2.xml): text",
        "case.docx: relationships (word/_rels/document.xml.rels): target of a relationship",
        "case.docx: body (word/document.xml): alternative text of a picture",
    ]


@pytest.mark.documents
def test_the_pages_of_a_pdf_are_read_where_a_library_is_there(tmp_path: Path, places) -> None:
    if importlib.util.find_spec("pypdfium2") is None:
        pytest.skip("pypdfium2 is not installed")
    file = tmp_path / "letter.txt"
    file.write_text("The statement of Ms Abernathy", encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    assert "case.pdf: page 1" in places("case.pdf", (tmp_path / "letter.pdf").read_bytes())


def test_the_text_of_a_withheld_fact_is_found_in_the_same_places(hearing, resolve_case) -> None:
    fact = {"id": "F9", "text": f"{SECRET} He left.", "handling": "H1", "persons": ["P1"]}
    hearing["facts"].append(fact)
    shield = Shield(resolve_case(hearing).draft.data())
    picture = f"<w:p xmlns:w='w'><w:docPr descr='{SECRET}'/></w:p>"
    for name, data in {
        "case.docx": packed({"word/document.xml": picture}),
        "case.html": f"<p>{SECRET[:30]}</p><p>{SECRET[30:]}</p>".encode(),
        "case.json": json.dumps({"a": SECRET}).encode(),
        "case.md": SECRET.upper().encode(),
    }.items():
        with pytest.raises(RenderError, match="F9") as error:
            shield.inspect([(name, data)])
        assert "courier" not in str(error.value)


def test_the_sealed_annex_may_hold_those_it_is_made_for_and_nobody_else(
    hearing, resolve_case
) -> None:
    sister = {"id": "P3", "role": "witness", "protect": "omit"}
    sister["name"] = {"full": "Adaeze Abernathy", "family": "Abernathy", "given": "Adaeze"}
    hearing["persons"].append(sister | {"address": ["12 Hidden Lane", "Peoria, IL 61602"]})
    shield = Shield(resolve_case(hearing).draft.data())
    own = "Ngozi Abernathy, 12 Hidden Lane, Peoria, IL 61602"
    shield.inspect([("s.docx", packed({"a.txt": own}))], annex="s.docx", named=("P2",))
    other = packed({"a.txt": f"{own}; her sister Adaeze"})
    with pytest.raises(RenderError, match="who P3 is"):
        shield.inspect([("s.docx", other)], annex="s.docx", named=("P2",))
    with pytest.raises(RenderError, match="who P2 is"):
        shield.inspect([("c.docx", packed({"a.txt": own}))], annex="s.docx", named=("P2",))


@pytest.fixture(scope="session")
def crowd() -> Shield:
    """Somebody to protect of each surname."""
    persons = [
        {
            "id": f"P{number}",
            "role": "witness",
            "protect": "pseudonym",
            "name": {"full": f"Zyxqv {name}", "family": name, "given": "Zyxqv"},
        }
        for number, name in enumerate(SURNAMES, start=1)
    ]
    return Shield({"persons": persons})


@pytest.mark.long
def test_no_frequent_surname_is_a_word_of_a_template_or_of_what_word_writes_by_itself(
    crowd,
) -> None:
    """The second is what python-docx starts from: a template as Word itself writes one."""
    import docx

    base = base_template("request")
    assert base is not None
    word = Path(docx.__file__).parent / "templates/default.docx"
    crowd.inspect([(file.name, file.read_bytes()) for file in (base, word)])


@pytest.mark.long
@pytest.mark.needs_country
def test_no_frequent_surname_is_a_word_of_a_country_s_template(crowd, checkout: Path) -> None:
    files = sorted(checkout.glob("jurisdictions/*/src/*/templates/*.docx"))
    assert len(files) > 10
    crowd.inspect([(file.name, file.read_bytes()) for file in files])


@pytest.mark.long
@pytest.mark.needs_country
@pytest.mark.parametrize("sample", sample_files(), ids=lambda file: file.stem)
def test_a_sample_is_built_whatever_the_frequent_surname_of_the_witness(sample, crowd) -> None:
    from comity.pipeline.build import build, check_case, read_all
    from comity.pipeline.own_plugin import open_host
    from comity.steps.protect.last_look import known_words

    host = open_host()
    (case,) = read_all([sample], host)
    checked = check_case(case, host)
    exporters = [e for e in host.exporters().values() if not e.needs]
    built = build(checked, host, exporters, "case", draft=checked.blocked)
    files = [file for file in built.files if file[0] != built.sealed]
    crowd.inspect(files, known=known_words(checked.resolved.states, checked.resolved.bases))
