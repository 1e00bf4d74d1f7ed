"""``comity new`` in another language than English: its questions, its comments, its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from comity.host import Host
from comity.model.drafts.describe import describe, walk
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import abouts
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.voice import Voice, document_title
from comity.text.messages import load_family

pytestmark = pytest.mark.needs_country

SHORT = 2  # words that another language may have too
WIDE = {"COLUMNS": "100"}
LABELS = ("(needed)", "(y/n)", "One of:", "also:", "E.g.", "For example:", "Press Enter")


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host(Office())


@pytest.fixture
def interview(comity) -> Callable[..., object]:
    """A function that runs the interview on typed lines in a language."""

    def interview(lines: list[str], *args: str):
        typed = "".join(f"{line}\n" for line in lines)
        return comity("new", "--ask", "-o", "case.yaml", *args, input=typed, env=WIDE)

    return interview


@pytest.fixture
def between(request_answers) -> dict[str, str]:
    """The answers for a request of Nigeria to the United States."""
    known = {"requesting.state": "NG", "requested.state": "US"}
    derived = ("language", "requested.central_authority.name", "domestic_basis")
    return {**{key: one for key, one in request_answers.items() if key not in derived}, **known}


def pieces(host: Host) -> Iterator[str]:
    """What the registry says in English between the values, as far as no schema says it too."""
    kinds = host.document_types().values()
    schema = " ".join(note.about for kind in kinds for _, note in walk(describe(model_of(kind))))
    families = ("prompt", "interview", "explained", "section")
    for one in (entry for family in families for entry in load_family(family).values()):
        for words in filter(None, (one.words, one.one)):
            for piece in re.split(r"\{\w+(?::\w+)?\}", f"{words.message} {words.cure}"):
                told = piece.strip(" .,:;?()[]")
                if len(re.findall(r"[^\W\d_]{2,}", told)) > 1 and told not in schema:
                    yield told


def english_in(text: str, host: Host) -> set[str]:
    """What of the English of the registry and of the fields stands in a text, however wrapped."""
    flat = " ".join(re.sub(r"(?m)^[ #>.-]+", "", text).split())
    told = (said for said in abouts().values() if len(said.split()) > SHORT)
    return {piece for piece in (*pieces(host), *told, *LABELS) if piece in flat}


def test_the_english_of_the_interview_is_noticed(interview, talk, between, host) -> None:
    found = english_in(interview(talk(between).typed).stderr, host)
    assert {"Press Enter to skip", "(needed)", "answers are known already"} <= found
    assert len(found) > 25


def test_an_interview_in_german_says_nothing_fixed_in_english(
    interview, talk, between, host
) -> None:
    lines = talk(between).typed
    wrong = ["?", "zurück", "reqest"]
    done = interview([*wrong, *lines], "--messages", "de")

    assert done.returncode == 0, done.stderr
    assert english_in(done.stderr, host) == set()
    assert "Was möchten Sie schreiben? (Pflichtangabe)" in done.stderr
    assert "Dies ist die erste Frage." in done.stderr
    assert "stored-content                  Gespeicherte Inhaltsdaten" in done.stderr
    assert "Unser Zeichen (Pflichtangabe)" in done.stderr
    assert "Dokumente erstellen:" in done.stderr
    assert "comity build case.yaml -o out --messages de" in done.stderr


def test_the_commands_have_names_in_german_too(interview, talk, between, host) -> None:
    lines = ["request", "NG", "US", "stored-content", "warum", "beispiel", "liste", "", "stopp"]
    done = interview(lines, "--messages", "de")

    assert done.returncode == 2
    assert "2 Das Verfahren: Nicht begonnen" in done.stderr or "Nicht begonnen" in done.stderr
    assert english_in(done.stderr, host) == set()
    assert "comity new --ask --messages de -o case.yaml" in " ".join(done.stderr.split())


def test_a_notice_in_german_says_nothing_fixed_in_english(
    interview, talk, notice_answers, host
) -> None:
    lines = talk({**notice_answers, "host": "US"}).typed
    done = interview(lines, "--messages", "de")

    assert english_in(done.stderr, host) == set()


@pytest.mark.parametrize(
    "options",
    [
        "request --from NG --to US --form mla-request --measure stored-content,traffic-data",
        "request --from DE --to GB --measure bank-records",
        "request --from TV --to NR --form letter-rogatory",
        "notice --host US --measure stored-content,subscriber-data",
        "transmittal --from NG --to US --form note-verbale",
        "reminder --from NG",
        "deficiency --from NG --to US",
        "preservation --to US",
    ],
)
def test_a_new_file_in_german_has_no_comment_fixed_in_english(comity, options: str, host) -> None:
    english = comity("new", *options.split(), env=WIDE)
    german = comity("new", *options.split(), "--messages", "de", env=WIDE)

    assert german.returncode == 0, german.stderr
    assert english_in(english.stdout, host)
    assert english_in(german.stdout, host) == set()
    assert yaml.safe_load(german.stdout) == yaml.safe_load(english.stdout)


def test_the_office_settles_the_language_and_the_option_goes_before_it(comity, desk: Path) -> None:
    (desk / "comity.toml").write_text('schema = 1\n[office]\nlanguage = "de"\n')
    assert comity("office", "allow").returncode == 0
    settled = comity("new", "request", "-o", "a.yaml")
    asked = comity("new", "request", "-o", "b.yaml", "--messages", "en")

    assert (
        settled.stderr == "Füllen Sie die Datei aus, und führen Sie dann aus: comity check a.yaml\n"
    )
    assert asked.stderr == "Fill in the file, then run: comity check b.yaml --messages en\n"


@pytest.mark.parametrize("ask", [(), ("--ask",)])
def test_a_language_that_there_is_not_is_one_clear_error(comity, desk: Path, ask) -> None:
    asked = comity("new", "request", *ask, "--messages", "tlh", "-o", "a.yaml")
    (desk / "comity.toml").write_text('schema = 1\n[office]\nlanguage = "tlh"\n')
    assert comity("office", "allow").returncode == 0
    settled = comity("new", "request", *ask, "-o", "a.yaml")

    assert asked.returncode == settled.returncode == 2
    assert "--messages: there is no wording in 'tlh'" in asked.stderr
    assert "comity.toml: office.language: there is no wording in 'tlh'" in settled.stderr
    assert not (desk / "a.yaml").exists()


@pytest.mark.parametrize("languages", [("de", "en"), ("en", "de")])
def test_answers_saved_in_one_language_serve_in_another(
    interview, talk, request_answers, desk: Path, languages: tuple[str, str]
) -> None:
    held = talk({**request_answers, "requested.state": "FR", "translation.into": "fr"})
    half = held.typed.index("012") + 1
    held.typed[held.typed.index("FR")] = "Frankreich" if languages[0] == "de" else "France"
    stopped = interview([*held.typed[:half], "stop"], "--messages", languages[0])
    kept = json.loads((desk / "case.yaml.answers.json").read_text(encoding="utf-8"))["tree"]
    done = interview(["", *held.typed[half:]], "--messages", languages[1])

    assert stopped.returncode == 2
    assert kept["requested"]["state"] == "FR"
    assert done.returncode == 0, done.stderr
    text = (desk / "case.yaml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.BaseLoader) == held.tree


def test_yes_and_no_are_those_of_the_language_and_of_english(
    interview, talk, request_answers, desk: Path
) -> None:
    lines = talk({**request_answers, "confidentiality.wanted": "NO"}).typed
    place = lines.index("NO")
    lines[place : place + 1] = ["vielleicht", "Nein"]
    done = interview(lines, "--messages", "de")
    said = done.stderr

    assert done.returncode == 0, said
    assert "(j/n)" in said
    assert " ! Antworten Sie mit j oder n." in said
    data = yaml.safe_load((desk / "case.yaml").read_text(encoding="utf-8"))
    assert data["confidentiality"]["wanted"] is False


@pytest.mark.parametrize("tag", ["en", "de"])
def test_every_kind_of_document_of_the_host_has_a_title_in_the_language(host, tag: str) -> None:
    voice = Voice(load_messages(host.languages, tag))
    for kind in host.document_types().values():
        assert document_title(kind).id == f"prompt.label-document/{kind.kind}"
        assert (voice.word(document_title(kind)) == kind.title) is (tag == "en")


def test_each_question_has_the_title_that_the_catalogue_gives_its_field(host) -> None:
    voice = Voice(load_messages(host.languages, "de"))
    model = model_of(host.document_types()["request"])
    titles = {path: note.title for path, note in walk(voice.titled(model, describe(model)))}

    assert titles["reference"] == "Unser Zeichen"
    assert titles["requesting.authority"] == "Zuständige Behörde"
    english = {path: note.title for path, note in walk(describe(model))}
    assert sum(titles[path] != english[path] for path in titles) > 0.9 * len(titles)
