"""``comity explain NOTICE --sentences`` lists what its author did not write."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

NOTICES = [path for path in sample_files() if path.name.startswith("notice-")]
ROLES = tomllib.loads((files("comity_templates") / "clauses.toml").read_text(encoding="utf-8"))


def sentences(comity, path: Path, *options: str, **more) -> list[dict[str, str]]:
    done = comity("explain", path, "--sentences", "--format", "json", *options, **more)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["sentences"]


def twin(comity, path: Path, desk: Path) -> dict:
    done = comity("build", path, "-o", "out", "--format", "json", "--draft", "--force")
    assert done.returncode in (0, 1), done.stderr
    return json.loads((desk / f"out/{path.stem}.json").read_text(encoding="utf-8"))


def bare(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def without(text: str, known: list[str]) -> str:
    """A text less each known one, the longest first."""
    for one in sorted(map(bare, known), key=len, reverse=True):
        text = text.replace(one, " ")
    return text


def words_of(clause: str) -> re.Pattern[str]:
    """What a clause of a catalogue may be printed as."""
    return re.compile(r".*".join(map(re.escape, re.split(r"\{\w+\}", bare(clause)))), re.DOTALL)


@pytest.mark.needs_country
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_each_sentence_of_a_sample_is_the_authors_or_is_listed(
    path: Path, comity, tmp_path: Path
) -> None:
    listed = [one["text"] for one in sentences(comity, path)]
    made = twin(comity, path, tmp_path / "desk")
    own = [str(one["value"]) for one in made["data"]["values"]]
    cited = [row["citation"] for row in made["law"]]
    open_ = [
        (block["text"], left)
        for block in made["text"]["blocks"]
        if block["type"] in ("paragraph", "item")
        for text in (block["text"], *block.get("notes", ()))
        if re.search(r"\w", left := without(bare(text), [*listed, *own, *cited]))
    ]
    # what is left are words of a list, of which each belongs to a value: no sentence
    assert [one for one in open_ if re.search(r"[.:?!]\s*$", one[1].strip())] == []
    assert [one for one in open_ if len(one[1].split()) > 4] == []
    assert len(listed) > 15


@pytest.mark.needs_country
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_listed_sentence_says_where_it_comes_from_and_how_it_goes(path: Path, comity) -> None:
    found = sentences(comity, path)
    for one in found:
        assert one["text"]
        assert one["origin"]
        assert one["remove"]
        assert "`host`" not in one["remove"], one["text"]  # a notice needs one
        by_law = one["origin"].startswith("the law: ")
        assert bool(one["reword"]) is not by_law
        assert not one["clause"] or ROLES[one["clause"]]["role"] in ("sentence", "heading")


@pytest.mark.needs_country
def test_the_list_of_a_silent_notice_is_short(comity, write, notice_data) -> None:
    found = sentences(comity, write(notice_data | {"host": "NG"}))
    assert [one["clause"] for one in found if one["clause"]] == [
        "notice.title",
        "notice.subject",
        "notice.purpose",
        "notice.data",
        "notice.submission",
    ]


def test_law_that_is_printed_is_listed_with_its_source(comity, country, write, notice_data) -> None:
    law = """
[[answer]]
question = "user-notification"
value = "yes"
says = "The user is told."
source = "act"
article = "s. 4"
read = "official"
"""
    site = country("TV", law=law)
    file = write(notice_data | {"law": "beside"})
    (found,) = [
        one for one in sentences(comity, file, site=site) if one["origin"].startswith("the law: ")
    ]
    assert "The user is told." in found["text"]
    assert "Example Act, s." in found["origin"]
    assert (found["reword"], found["remove"]) == ("", "write `law: none`")


def test_a_file_that_is_no_notice_is_refused(comity, write, request_data) -> None:
    done = comity("explain", write(request_data), "--sentences")
    assert done.returncode == 2
    assert "--sentences is for notices" in done.stderr


# --- rewordings ---------------------------------------------------------------------------------

KEEPS = "notice.preservation.yes"
OFFICE = """schema = 1
[rewordings.en]
"notice.preservation.yes" = "We keep a copy."
[rewordings.fr]
"notice.preservation.yes" = "Nous gardons une copie."
"""


@pytest.fixture
def preserving(notice_data):
    return notice_data | {
        "preservation": {"practice": "yes", "period": {"quantity": 90, "unit": "days"}}
    }


def printed(comity, file: Path, desk: Path, *options: str) -> str:
    done = comity("build", file, "-o", "out", "--format", "md", "--draft", "--force", *options)
    assert done.returncode in (0, 1), done.stderr
    return next((desk / "out").glob("case*.md")).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def test_a_sentence_can_stand_in_the_companys_own_words(
    comity, country, write, preserving, desk
) -> None:
    country("TV")
    own = {"clause": KEEPS, "text": "{company} holds on to a copy."}
    file = write(preserving | {"rewordings": [own]})
    text = printed(comity, file, desk)
    assert "Example Ltd holds on to a copy." in text
    assert "preserves data on request" not in text
    (row,) = [one for one in sentences(comity, file) if one["clause"] == KEEPS]
    assert row["text"] == "Example Ltd holds on to a copy."
    assert row["origin"] == "your own words, under `rewordings`"


def test_an_office_words_a_sentence_for_all_its_notices_and_the_file_goes_before_it(
    comity, country, write, preserving, desk
) -> None:
    country("TV")
    file, office = write(preserving), desk / "office.toml"
    office.write_text(OFFICE, encoding="utf-8")
    assert "We keep a copy." in printed(comity, file, desk, "--office", str(office))
    (row,) = [
        one for one in sentences(comity, file, "--office", str(office)) if one["clause"] == KEEPS
    ]
    assert row["origin"] == "your office's own words, under `[rewordings]`"

    own = {"clause": KEEPS, "text": "It holds on to a copy."}
    file = write(preserving | {"rewordings": [own]})
    text = printed(comity, file, desk, "--office", str(office))
    assert "It holds on to a copy." in text
    assert "We keep a copy." not in text


@pytest.mark.parametrize(
    ("language", "stands"), [("en", "We keep it."), ("fr", "Nous gardons une copie.")]
)
def test_a_rewording_holds_for_its_language_alone(
    language: str, stands: str, comity, country, write, preserving, desk
) -> None:
    country("TV")
    file, office = write(preserving), desk / "office.toml"
    office.write_text(OFFICE, encoding="utf-8")
    own = [{"clause": KEEPS, "text": "We keep it.", "language": "en"}]
    file = write(preserving | {"rewordings": own})
    text = printed(comity, file, desk, "--office", str(office), "--language", language)
    known = ("We keep it.", "We keep a copy.", "Nous gardons une copie.")
    assert [one for one in known if one in text] == [stands]


@pytest.mark.parametrize(
    ("clause", "text", "said"),
    [
        (
            "notice.preservation.period",
            "We keep it for a while.",
            "a value would go missing",
        ),
        (
            "notice.preservation.yes",
            "We keep it for {period}.",
            "that sentence does not have",
        ),
        ("notice.preservation.always", "We keep it.", "is not a sentence of a notice"),
        ("document.draft", "Ready", "is not a sentence of a notice"),
    ],
)
def test_a_rewording_that_loses_or_adds_a_value_blocks_the_build_and_is_not_printed(
    clause: str, text: str, said: str, comity, country, write, preserving, desk
) -> None:
    country("TV")
    file = write(preserving | {"rewordings": [{"clause": clause, "text": text}]})
    done = comity("check", file)
    assert done.returncode == 1
    assert said in " ".join(done.stdout.split())
    assert comity("build", file, "-o", "blocked").returncode == 1
    assert text not in printed(comity, file, desk)


def test_headings_can_be_reworded_and_each_is_accounted_for(
    comity, country, write, preserving, desk
) -> None:
    country("TV")
    own = [
        {"clause": "notice.title", "text": "How to ask us"},
        {"clause": "notice.preservation.heading", "text": "Keeping data"},
        {"clause": "notice.costs.heading", "text": "Money"},
    ]
    file = write(preserving | {"rewordings": own})
    text = printed(comity, file, desk)
    assert "How to ask us" in text
    assert "Keeping data" in text
    assert "Money" not in text
    manifest = json.loads((desk / "out/internal/case.manifest.json").read_text("utf-8"))
    unused = [n for n in range(3) if f"rewordings[{n}].text" in manifest["withheld"]]
    assert unused == [2]  # the notice says nothing of costs
