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
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.voice import Voice, document_title
from comity.text.messages import load_family

pytestmark = pytest.mark.needs_country

WIDE = {"COLUMNS": "100"}
LABELS = ("Why:", "(needed)", "(y/n)", "One of:", "also:", "E.g.", "For example:", "Press Enter")


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


def pieces(host: Host) -> Iterator[str]:
    """What the registry says in English between the values, as far as no schema says it too."""
    kinds = host.document_types().values()
    schema = " ".join(note.about for kind in kinds for _, note in walk(describe(model_of(kind))))
    for one in load_family("prompt").values():
        for words in filter(None, (one.words, one.one)):
            for piece in re.split(r"\{\w+(?::\w+)?\}", f"{words.message} {words.cure}"):
                told = piece.strip(" .,:;?()[]")
                if len(re.findall(r"[^\W\d_]{2,}", told)) > 1 and told not in schema:
                    yield told


def english_in(text: str, host: Host) -> set[str]:
    """What of the registry's English stands in a text, however it is wrapped."""
    flat = " ".join(re.sub(r"(?m)^[ #>.-]+", "", text).split())
    return {piece for piece in (*pieces(host), *LABELS) if piece in flat}


def test_the_english_of_the_interview_is_noticed(interview, typed, request_answers, host) -> None:
    found = english_in(interview(typed(request_answers)).stderr, host)
    assert {"Press Enter to skip", "Asked for by", "Why:", "(needed)"} <= found
    assert len(found) > 25


def test_an_interview_in_german_says_nothing_fixed_in_english(
    interview, typed, request_answers, host
) -> None:
    answers = {**request_answers, "requesting.state": "NG", "requested.state": "US"}
    lines = typed(answers)
    wrong = ["?", "<", "reqest"]
    done = interview([*wrong, *lines], "--messages", "de")

    assert done.returncode == 0, done.stderr
    assert english_in(done.stderr, host) == set()
    assert "Was möchten Sie schreiben? (Pflichtangabe)" in done.stderr
    assert "Dies ist die erste Frage." in done.stderr
    assert "stored-content                  Gespeicherte Inhaltsdaten" in done.stderr
    assert "Unser Zeichen (Pflichtangabe)" in done.stderr
    assert "US (Vereinigte Staaten)" in done.stderr
    assert "Dokumente erstellen:  comity build case.yaml -o out --messages de" in done.stderr


def test_a_notice_and_a_letter_in_german_say_nothing_fixed_in_english(
    interview, typed, notice_answers, desk, host
) -> None:
    done = interview(typed({**notice_answers, "host": "US"}), "--messages", "de")
    stopped = interview(["reminder"], "--force", "--messages", "de")

    assert done.returncode == 0, done.stderr
    assert english_in(done.stderr, host) == set()
    assert english_in(stopped.stderr, host) == set()
    assert "Nach 1 Antwort beendet" in stopped.stderr
    assert "comity new --ask --messages de -o case.yaml" in " ".join(stopped.stderr.split())


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
    interview, typed, document, request_answers, desk: Path, languages: tuple[str, str]
) -> None:
    lines = typed({**request_answers, "requested.state": "Frankreich", "reciprocity": "yes"})
    first, second = languages
    half = lines.index("yes") + 1
    lines[half - 1] = "ja" if first == "de" else "yes"
    stopped = interview([*lines[:half], "stop"], "--messages", first)
    kept = json.loads((desk / "case.yaml.answers.json").read_text(encoding="utf-8"))["answers"]
    done = interview(lines[half:], "--messages", second)

    assert stopped.returncode == 2
    assert ["reciprocity", "y"] in kept
    assert done.returncode == 0, done.stderr
    written = yaml.safe_load((desk / "case.yaml").read_text(encoding="utf-8"))
    assert written == document({**request_answers, "requested.state": "FR"})


def test_yes_and_no_are_those_of_the_language_and_of_english(
    interview, typed, request_answers, desk: Path
) -> None:
    lines = typed({**request_answers, "reciprocity": "yes"})
    place = lines.index("yes")
    lines[place : place + 1] = ["vielleicht", "J", "<", ""]
    done = interview(lines, "--messages", "de")
    said = done.stderr

    assert done.returncode == 0, said
    assert "Gegenseitigkeit (j/n)" in said
    assert " ! Antworten Sie mit j oder n." in said
    assert "Eingabetaste: j (`-` überspringt die Frage)" in said
    assert yaml.safe_load((desk / "case.yaml").read_text(encoding="utf-8"))["reciprocity"] is True


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
