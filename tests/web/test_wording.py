"""The words of the pages: every text in every language, none unused, alike in their slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

WEB = Path(__file__).resolve().parents[2] / "plugins/web/src/comity_web"
CATALOGUES = WEB / "catalogues"
OTHERS = ("de", "fr")
USED = re.compile(r"\bweb\.[a-z]+\.[\w.{-]*")
"""An id in a template or in code; one that is put together ends in ``{`` or in a hyphen."""
PUT_TOGETHER = re.compile(r"\{% coded \"([\w.-]+)\"")
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")


def messages(tag: str) -> dict[str, tuple[str, Message]]:
    """Each id of a language with the topic in whose file it stands."""
    found: dict[str, tuple[str, Message]] = {}
    for file in sorted((CATALOGUES / tag).glob("*.po")):
        with file.open("rb") as stream:
            for one in read_po(stream):
                if one.id:
                    assert str(one.id) not in found, f"{one.id} stands twice"
                    found[str(one.id)] = (file.stem, one)
    return found


def sources() -> Iterator[Path]:
    for pattern in ("*.py", "*.html"):
        yield from WEB.rglob(pattern)


def used() -> tuple[set[str], set[str]]:
    """Ids as they stand in templates and code, and beginnings of ids that are put together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in sources():
        text = path.read_text(encoding="utf-8")
        begun |= {f"{id}-" for id in PUT_TOGETHER.findall(text)}
        for id in USED.findall(text):
            if "{" in id:
                begun.add(id.partition("{")[0])
            else:
                whole.add(id.rstrip(".-"))
    return whole, begun


def base(id: str) -> str:
    """The id of which a plural form is one."""
    return FORMS.sub("", id)


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", OTHERS)
def test_every_text_is_in_every_language(tag: str) -> None:
    assert {base(id) for id in messages(tag)} == {base(id) for id in messages("en")}


@pytest.mark.parametrize("tag", ("en", *OTHERS))
def test_a_text_stands_in_the_file_of_its_topic(tag: str) -> None:
    wrong = [id for id, (topic, _) in messages(tag).items() if not id.startswith(f"web.{topic}.")]
    assert wrong == []


@pytest.mark.parametrize("tag", ("en", *OTHERS))
def test_no_text_is_empty(tag: str) -> None:
    assert [id for id, (_, one) in messages(tag).items() if not str(one.string).strip()] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_text_has_the_slots_of_the_english_one(tag: str) -> None:
    english = messages("en")
    wrong = {
        id: (slots(str(one.string)), slots(str(english[id][1].string)))
        for id, (_, one) in messages(tag).items()
        if id in english and slots(str(one.string)) != slots(str(english[id][1].string))
    }
    assert wrong == {}


@pytest.mark.parametrize("tag", OTHERS)
def test_a_translation_names_the_english_text_that_it_translates(tag: str) -> None:
    english = messages("en")
    wrong = [
        id
        for id, (_, one) in messages(tag).items()
        if id in english and f"en: {english[id][1].string}" != " ".join(one.auto_comments)
    ]
    assert wrong == []


def test_french_has_a_blank_that_does_not_break_before_its_signs() -> None:
    wrong = [
        id
        for id, (_, one) in messages("fr").items()
        if re.search(r"[\w\"})%»] ?[?!;:](?=\s|$)", str(one.string))
    ]
    assert wrong == []


def test_every_text_that_is_used_exists() -> None:
    known = {base(id) for id in messages("en")} | set(messages("en"))
    whole, begun = used()
    parts = {id[:at] for id in known for at in range(len(id)) if id[at] in ".-"}
    assert sorted(whole - known - parts) == []  # a part: in a comment, or put together elsewhere
    assert [one for one in sorted(begun) if not any(id.startswith(one) for id in known)] == []


def test_every_text_is_used() -> None:
    whole, begun = used()
    idle = [
        id
        for id in messages("en")
        if id not in whole and base(id) not in whole and not id.startswith(tuple(begun))
    ]
    assert idle == []
