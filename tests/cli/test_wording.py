"""`comity wording`: a catalogue is written, filled in, checked, installed and counted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.steps.wording.needed import all_ids
from comity_templates import catalogues

FRENCH = catalogues()["fr"].read_text(encoding="utf-8")
ENTRY = re.compile(r'^msgid "(?P<id>.+)"\nmsgstr ""$', re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, comity: Callable) -> Path:
    """The folder in which the program runs."""
    return tmp_path / "desk"


@pytest.fixture
def language(install: Callable[..., Path]) -> Callable[..., Path]:
    """``language("xx", text)``: a distribution that brings this catalogue."""

    def language(tag: str, text: str, name: str = "") -> Path:
        name = name or f"comity-language-{tag}"
        package = name.replace("-", "_")
        return install(
            name,
            "1.0",
            f"[comity.languages]\n{tag} = {package}\n",
            modules={f"{package}/__init__.py": "", f"{package}/catalogues/{tag}.po": text},
        )

    return language


def filled(text: str, tag: str) -> str:
    """A catalogue with the English in place of every open text; a word is added to each."""
    english = all_ids(tag)

    def entry(found: re.Match[str]) -> str:
        said = english[found["id"]].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'msgid "{found["id"]}"\nmsgstr "zzz {said}"'

    return ENTRY.sub(entry, text)


def test_french_words_all_that_comity_says(comity: Callable) -> None:
    data = json.loads(comity("wording", "status", "fr", "--format", "json").stdout)

    (french,) = data["languages"]
    kinds = {one["kind"] for one in french["kinds"]}
    assert {"findings", "questions", "request", "notice"} <= kinds
    assert {one["kind"]: one["percent"] for one in french["kinds"] if one["percent"] < 100} == {}


def test_a_catalogue_is_written_and_the_file_there_is_not_replaced(
    comity: Callable, desk: Path
) -> None:
    first = comity("wording", "new", "pt", "--kind", "request")
    text = (desk / "pt.po").read_text(encoding="utf-8")
    second = comity("wording", "new", "pt")

    assert first.returncode == 0
    assert first.stdout == "pt.po\n"
    assert re.search(r"\d+ texts, \d+ of them to write\. Beside the English: fr\.", first.stderr)
    assert "comity wording check pt.po" in first.stderr
    assert second.returncode == 2
    assert (desk / "pt.po").read_text(encoding="utf-8") == text
    assert comity("wording", "new", "pt", "--force").returncode == 0
    assert len((desk / "pt.po").read_text(encoding="utf-8")) > len(text)


def test_an_update_in_place_keeps_what_is_written(comity: Callable, desk: Path) -> None:
    comity("wording", "new", "pt", "--kind", "request")
    file = desk / "pt.po"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('msgid "document.page"\nmsgstr ""', 'msgid "document.page"\nmsgstr "Página"'),
        encoding="utf-8",
    )

    done = comity("wording", "new", "pt", "--from", "pt.po", "-o", "pt.po", "--force")

    assert done.returncode == 0, done.stderr
    updated = file.read_text(encoding="utf-8")
    assert 'msgid "document.page"\nmsgstr "Página"\n' in updated
    assert 'msgid "notice.title"\n' in updated


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("new", "PT"), "Write pt."),
        (("new", "portuguese please"), "Write a tag such as pt or pt-BR."),
        (("new", "en"), "English is Comity's own wording"),
        (("new", "pt", "--kind", "letter"), "unknown kind: letter"),
        (("new", "pt", "--beside", "xx"), "there is no wording in 'xx'"),
        (("new", "pt", "--from", "none.po"), "none.po: cannot be read"),
        (("check", "none.po"), "none.po: cannot be read"),
        (("check", "qq"), "neither a file, nor an installed language"),
        (("check", "fr", "--kind", "letter"), "unknown kind: letter"),
        (("status", "qq"), "qq: has no wording here"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_cure(
    comity: Callable, args: tuple[str, ...], said: str
) -> None:
    done = comity("wording", *args)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_exit_code_says_whether_a_fault_is_an_error(comity: Callable, desk: Path) -> None:
    whole = comity("wording", "check", "fr", "--kind", "request,notice")
    (desk / "pt.po").write_text(
        FRENCH.replace('"Language: fr', '"Language: pt', 1), encoding="utf-8"
    )
    renamed = comity("wording", "check", "pt.po", "--kind", "request,notice")

    assert whole.returncode == 0, whole.stdout
    assert "warning" in whole.stdout
    assert renamed.returncode == 1
    assert "The texts are in French, not in Portuguese." in renamed.stdout


def test_the_faults_of_a_file_are_listed_with_place_cause_cure_and_rule(
    comity: Callable, desk: Path
) -> None:
    text = FRENCH.replace("{requested}", "{demandé}", 1)
    (desk / "fr.po").write_text(text, encoding="utf-8")
    line = text[: text.index("{demandé}")].count("\n")

    done = comity("wording", "check", "fr.po")
    data = json.loads(comity("wording", "check", "fr.po", "--format", "json").stdout)

    assert f"error    fr.po:{line}: " in done.stdout
    assert "The text lacks {requested}." in done.stdout
    assert "-> Add {requested}." in done.stdout
    assert "[wording.placeholder]" in done.stdout
    (catalogue,) = data["catalogues"]
    found = [f for f in catalogue["findings"] if f["rule"] == "wording.placeholder"]
    assert [f["line"] for f in found] == [line, line]
    assert {f["severity"] for f in found} == {"error"}


def test_missing_ids_are_counted_and_listed_up_to_a_limit(comity: Callable, desk: Path) -> None:
    comity("wording", "new", "pt")

    few = comity("wording", "check", "pt.po").stdout
    every = comity("wording", "check", "pt.po", "--all").stdout

    assert re.search(r"error    pt\.po: request\n +(\d+) of \1 texts are missing", few)
    assert "more (--all lists" in few
    assert "request.thanks" in every
    assert "more (--all lists" not in every


def test_an_installed_language_is_checked_and_counted(
    comity: Callable, desk: Path, language: Callable[..., Path]
) -> None:
    comity("wording", "new", "pt", "--kind", "request")
    text = filled((desk / "pt.po").read_text(encoding="utf-8"), "pt")
    site = language("pt", text.replace("Reviewed-By: ", "Reviewed-By: Ann, advocate, 2026-11-20"))

    data = json.loads(comity("wording", "status", "pt", "--format", "json", site=site).stdout)
    said = comity("wording", "status", "pt", site=site).stdout
    check = comity("wording", "check", "pt", "--kind", "request", site=site)

    (one,) = data["languages"]
    kinds = {kind["kind"]: kind for kind in one["kinds"]}
    assert (one["brought_by"], one["clause_table"]) == ("comity-language-pt 1.0", 1)
    assert one["reviewed_by"] == ["Ann, advocate, 2026-11-20"]
    assert kinds["request"]["offered"]
    assert kinds["request"]["percent"] == 100
    assert not kinds["notice"]["offered"]
    assert re.search(r"request +(\d+) of +\1  100 %\n", said)
    assert re.search(r"notice +\d+ of +\d+ +\d+ %  not offered\n", said)
    assert "reviewed by Ann, advocate, 2026-11-20" in said
    assert check.returncode == 1  # it says zzz in the English
    assert "comity_language_pt" in check.stdout


def test_one_missing_text_of_many_is_not_a_hundred_percent(
    comity: Callable, desk: Path, language: Callable[..., Path]
) -> None:
    comity("wording", "new", "pt", "--kind", "request")
    text = filled((desk / "pt.po").read_text(encoding="utf-8"), "pt")
    gap = re.sub(r'(msgid "request\.thanks"\nmsgstr ).*', r'\1""', text)
    lost = re.sub(r'(msgid "request\.basis\.item"\nmsgstr ).*', r'\1"zzz {title}"', text)

    for tag, spoilt in (("pt", gap), ("es", lost)):
        site = language(tag, spoilt.replace("Language: pt", f"Language: {tag}"))
        said = comity("wording", "status", tag, site=site).stdout
        assert re.search(r"request +\d+ of +\d+   99 %  not offered\n", said)


def test_a_language_of_two_distributions_is_shown_as_set_aside_with_the_reason(
    comity: Callable, desk: Path, language: Callable[..., Path]
) -> None:
    text = FRENCH.replace('"Language: fr', '"Language: pt', 1)
    language("pt", text)
    site = language("pt", text, "comity-pt-words")

    status = comity("wording", "status", site=site)
    check = comity("wording", "check", "pt", site=site)

    assert status.returncode == 0
    assert "pt: Portuguese, from comity-language-pt 1.0\n  set aside: " in status.stdout
    assert "pt: Portuguese, from comity-pt-words 1.0\n  set aside: " in status.stdout
    assert check.returncode == 2
    assert "is set aside" in check.stderr


def test_a_catalogue_that_cannot_be_read_is_set_aside_and_the_others_are_counted(
    comity: Callable, language: Callable[..., Path]
) -> None:
    site = language("pt", 'msgid "open\n')

    status = comity("wording", "status", site=site)

    assert "set aside: cannot be used" in status.stdout
    assert "fr: French, from comity\n" in status.stdout


@pytest.mark.needs_country
def test_a_country_that_brings_a_language_is_checked_by_its_code(comity: Callable) -> None:
    german = comity("wording", "check", "DE", "--kind", "request,notice")
    none = comity("wording", "check", "KE")

    assert german.returncode == 0, german.stdout
    assert "de.po (de)" in german.stdout
    assert none.returncode == 2
    assert "KE brings no language" in none.stderr
