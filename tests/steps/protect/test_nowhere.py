"""A protected name, whatever identifies, a withheld fact: in no output but the sealed annex."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model.errors import DraftError, RenderError
from comity.model.office import Office
from comity.text.everyday import everyday

SECRET = "The courier with the grey van met them at the mill on Thursday."


@pytest.mark.parametrize("how", ["pseudonym", "omit"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_that_tells_who_the_witness_is_leaves(
    how, language, hearing, made, leaks, telling
) -> None:
    hearing["persons"][1]["protect"] = how
    files = made(hearing, language=language)
    assert {name.rpartition(".")[2] for name in files} >= {"docx", "html", "md", "json", "txt"}
    assert leaks(files, telling) == []


def test_a_withheld_fact_is_nowhere_and_its_id_and_reason_are_in_the_manifest(
    hearing, made, leaks
) -> None:
    hearing["annexes"] = [{"id": "A1", "title": "Message 4411"}]
    secret = {"id": "F9", "text": SECRET, "source": "Bureau 77", "place": "Millbrook"}
    hearing["facts"].append(secret | {"handling": "H1", "annexes": ["A1"]})
    hearing["measures"][0]["facts"] = ["F1", "F9"]
    files = made(hearing)
    assert leaks(files, [SECRET, "grey van", "Bureau 77", "Millbrook", "Message 4411"]) == []
    withheld = json.loads(files["internal/case.manifest.json"])["withheld"]
    assert "F9" in withheld["facts[2].text"]
    assert "handling code" in withheld["facts[2].text"]


def test_the_pseudonym_stands_where_the_name_would(hearing, made) -> None:
    files = made(hearing)
    page, twin = files["case.md"].decode(), json.loads(files["case.json"])
    assert "Witness P2 (identity protected)" in page
    person = twin["data"]["draft"]["persons"][1]
    assert person["name"] == {"full": "Witness P2 (identity protected)"}
    assert set(person) == {"id", "role", "protect", "name"}


def test_an_omitted_person_leaves_no_trace(hearing, made) -> None:
    hearing["persons"][1]["protect"] = "omit"
    hearing["persons"].append({"id": "P3", "role": "victim", "name": {"full": "Cy Sample"}})
    hearing["facts"][1] |= {"text": "The message was read by another.", "persons": ["P2", "P3"]}
    del hearing["measures"][1]
    hearing["measures"][0]["facts"] = ["F1", "F2"]
    files = made(hearing)
    assert set(files) == {
        "case.docx", "case.html", "case.md", "case.json",
        "internal/case.manifest.json", "internal/case.findings.txt",
    }  # fmt: skip
    page = files["case.md"].decode()
    assert "Person 2: Cy Sample" in page or "| 2 | Cy Sample" in page
    assert "identity protected" not in page
    persons = json.loads(files["case.json"])["data"]["draft"]["persons"]
    assert [(p["id"], p["name"]["full"]) for p in persons] == [
        ("P1", "Bo Sample"), ("P2", "Cy Sample"),
    ]  # fmt: skip
    assert '"P3"' not in files["case.json"].decode()


@pytest.mark.parametrize("field", ["subject", "reference", "classification"])
def test_a_name_in_the_open_is_built_by_nothing_not_even_as_a_draft(field, hearing, made) -> None:
    hearing[field] = "In the matter of Ngozi Abernathy"
    with pytest.raises(DraftError) as error:
        made(hearing)
    assert "bernathy" not in str(error.value)


def test_a_template_that_holds_the_name_is_the_last_thing_that_is_looked_at(
    hearing, made, tmp_path: Path
) -> None:
    import io
    import zipfile

    from comity_templates import base_template

    base = base_template("request")
    assert base is not None
    folder = tmp_path / "templates"
    folder.mkdir()
    out = io.BytesIO()
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/footer1.xml":
                data = data.replace(b"{{ doc.reference }}", b"{{ doc.reference }} Ngozi Abernathy")
            new.writestr(name, data)
    (folder / "request.docx").write_bytes(out.getvalue())
    office = Office(templates=folder, allowed=frozenset())
    with pytest.raises(RenderError, match="P2") as error:
        made(hearing, office=office)
    assert "bernathy" not in str(error.value)


def test_the_last_look_reads_what_stands_behind_a_frame_within_a_paragraph(
    hearing, resolve_case
) -> None:
    import io
    import zipfile

    from comity.steps.protect import Shield

    body = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:txbxContent><w:p><w:r><w:t>In</w:t></w:r></w:p>"
        "</w:txbxContent><w:r><w:t>Ngozi </w:t></w:r><w:r><w:t>Abernathy</w:t></w:r></w:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", body)
    with pytest.raises(RenderError, match="P2"):
        Shield(resolve_case(hearing).draft.data()).inspect([("case.docx", out.getvalue())])


def test_no_command_prints_the_name(hearing, comity, write, desk_files, leaks, telling) -> None:
    hearing["facts"][1]["language"] = "xx"
    file = write(hearing)
    said = ""
    for args in (
        ("check", file), ("check", file, "--format", "json"), ("explain", file),
        ("explain", file, "--format", "json"), ("build", file, "-o", "out", "--draft"),
    ):  # fmt: skip
        done = comity(*args)
        assert done.returncode in (0, 1), done.stderr
        said += done.stdout + done.stderr
    assert [word for word in telling if word.casefold() in said.casefold()] == []
    assert "case.sealed-annex.docx" in said
    files = desk_files()
    assert leaks({n: d for n, d in files.items() if n != "case.yaml"}, telling) == []
    assert [n for n in files if ".comity-" in n or n.endswith(".part")] == []


def test_a_leak_is_reported_by_every_command_without_the_name(hearing, comity_here, write) -> None:
    hearing["facts"][0]["text"] = "Abernathy saw it."
    file = write(hearing, "ngozi-abernathy.yaml")
    for args, code in (
        (("check", file.name), 1), (("check", file.name, "--format", "json"), 1),
        (("explain", file.name), 1), (("build", file.name, "-o", "out"), 1),
        (("build", file.name, "-o", "out", "--draft"), 2),
    ):  # fmt: skip
        done = comity_here(*args)
        assert done.returncode == code, done.stderr
        assert "bernathy" not in (done.stdout + done.stderr).casefold()
    assert not (file.parent / "out").exists()


def test_a_fault_of_the_file_does_not_quote_the_witness(hearing, comity_here, write) -> None:
    hearing["persons"][1] |= {"born": "2 Mars 1985", "email": ["n.abernathy@mail.example"]}
    hearing["measures"][1]["persons"] = ["Ngozi Abernathy"]
    hearing["persons"][0]["born"] = "neverborn"
    hearing["facts"][0]["persons"] = ["n-abernathy"]
    hearing["abernathy"] = "x"
    file = write(hearing)
    for command, code in ((("check",), 1), (("build", "-o", "out"), 2)):
        done = comity_here(command[0], file, *command[1:])
        said = done.stdout + done.stderr
        assert done.returncode == code
        assert "persons[1].born" in said
        assert "Mars" not in said
        assert "bernathy" not in said.casefold()
        assert "neverborn" in said  # of those whom nobody protects, all is said


def test_a_field_that_is_misspelt_protects_what_a_fault_would_quote(
    hearing, comity_here, write
) -> None:
    hearing["persons"][1]["protected"] = hearing["persons"][1].pop("protect")
    hearing["persons"][1]["born"] = "2 Mars 1985"
    file = write(hearing, "ngozi_abernathy.yaml")
    done = comity_here("check", file)
    said = done.stdout + done.stderr
    assert "persons[1].protected" in said
    assert "Mars" not in said
    assert "bernathy" not in said
    listed = comity_here("check", file, "--format", "json")
    assert "bernathy" not in listed.stdout + listed.stderr


def test_what_would_change_elsewhere_is_said_without_the_name_of_the_file(
    hearing, comity_here, write
) -> None:
    file = write(hearing, "ngozi-abernathy.yaml")
    for form in ("text", "json"):
        done = comity_here("compare", file, "--to", "US", "--format", form)
        assert done.returncode == 0, done.stderr
        assert "bernathy" not in done.stdout + done.stderr


@pytest.mark.parametrize("language", ["Ngozi Abernathy", "abernathy", "Abernathynak"])
def test_a_language_that_there_is_not_is_refused_without_the_name(
    language, hearing, comity_here, write
) -> None:
    hearing["language"] = language
    file = write(hearing)
    for args in (("check", file), ("build", file, "-o", "out", "--draft"), ("explain", file)):
        done = comity_here(*args)
        assert "language" in done.stdout + done.stderr
        assert "bernathy" not in (done.stdout + done.stderr).casefold()


@pytest.mark.parametrize("field", ["measures", "facts", "offences"])
def test_an_id_that_tells_the_name_is_in_no_report(field, hearing, comity_here, write) -> None:
    old, new = hearing[field][0]["id"], "ngozi-abernathy"
    file = write(hearing)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"\b{old}\b", new, text), encoding="utf-8")
    for args in (
        ("check", file), ("refusals", file), ("refusals", file, "--format", "json"),
        ("compare", file, "--to", "US"), ("compare", file, "--to", "US", "--format", "json"),
        ("explain", file),
    ):  # fmt: skip
        done = comity_here(*args)
        assert done.returncode in (0, 1), done.stderr
        assert "bernathy" not in (done.stdout + done.stderr).casefold(), args


def test_the_other_desk_writes_no_letter_that_repeats_the_name(hearing, comity_here, write) -> None:
    hearing["reference"] = "EX/Abernathy/7"
    done = comity_here("check", write(hearing), "--as", "NR", "--letter", "-o", "out")
    assert done.returncode == 2
    assert "reference" in done.stderr
    assert "bernathy" not in done.stdout + done.stderr
    assert not (write(hearing).parent / "out").exists()


@pytest.fixture
def desk_files(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Every file in the folder that the program ran in, by name."""

    def desk_files() -> dict[str, bytes]:
        desk = tmp_path / "desk"
        return {p.name: p.read_bytes() for p in desk.rglob("*") if p.is_file()}

    return desk_files


ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyzáéíóöőúüűčšžłñçşğåø", "абвгдежзийклмнопрстуфхцчшщыэюя",
    "αβγδεζηθικλμνξοπρστυφχψω", "بتثجحخدذرزسشصضطظعغفقكلمنهوي", "אבגדהוזחטיכלמנסעפצקרשת",
    "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "가나다라마바사아자차카타파하",
]  # fmt: skip
word = st.sampled_from(ALPHABETS).flatmap(
    lambda letters: st.text(alphabet=letters, min_size=6, max_size=9).map(str.title)
)
word = word.filter(lambda name: not any(name.casefold() in usual for usual in everyday()))


@pytest.mark.parametrize("examples", [8, pytest.param(25, marks=pytest.mark.long)])
def test_a_name_in_any_script_is_in_no_file_that_leaves(
    examples: int, hearing: Any, made: Any, leaks, telling, texts_of
) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(family=word, given_name=word, original=word, address=word)
    def is_nowhere(family: str, given_name: str, original: str, address: str) -> None:
        full = f"{given_name} {family}"
        name = {"full": full, "family": family, "given": given_name, "original_script": original}
        person = hearing["persons"][1] | {"name": name, "address": [f"7 {address}"]}
        hearing["persons"][1] = person
        try:
            files = made(hearing)
        except DraftError:  # the words of the case happen to be those of the name
            return
        assert leaks(files, [full, family, given_name, original, address, *telling[4:]]) == []
        (sealed,) = [data for file, data in files.items() if file.endswith(".sealed-annex.docx")]
        assert any(full in text for text in texts_of("sealed.docx", sealed))

    is_nowhere()
