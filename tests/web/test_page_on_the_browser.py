"""docs/browser.md, followed from the command to the letter: each name in it stands on the pages."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .cases import sample_tree, saved

PAGE = (Path(__file__).resolve().parents[2] / "docs/browser.md").read_text(encoding="utf-8")
NAME = re.compile(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")
EXAMPLES = {
    "From 5 to 12 March 2026",
    "1.5.2026",
    "In progress, 2 missing",
    "In progress, 2 missing, 1 expected",
    "In progress, 1 to correct",
    "In progress, 3 more questions can be answered",
    "Done, 1 finding",
    "Not checked yet",
}
"""Not written on any page of these tests; the words of a task list are tested beside."""
WAY = {
    "Start": ("/",),
    "Write a request": (
        *("/", "{empty}/s/{first}", "{empty}/s/facts", "{empty}/"),
        *("{request}/s/case", "{request}/", "{letter}/"),
    ),
    "Write a notice": ("/", "{notice}/"),
    "Have data kept": ("{unkept}/",),
    "Check and send": (
        "{request}/",
        "{request}/check",
        "{request}/documents",
        "{wrong}/check",
        "/",
    ),
    "Answer a request": ("/",),
    "Nothing is lost": ("{request}/",),
    "For everyone": ("{request}/",),
    "The files": ("/", "{request}/documents", "{request}/"),
}
"""The pages that a section of docs/browser.md is about."""


def sections() -> dict[str, str]:
    """The sections of the page, by their headings."""
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def names(text: str) -> list[str]:
    """What a section says that one reads on a page, on one line each."""
    return [" ".join(found.split()) for found in NAME.findall(text)]


@pytest.fixture
def places(client):
    """Cases on which all that the page tells of can be seen: the beginnings of their addresses."""
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    unkept = sample_tree("bec-request")
    del unkept["earlier"]
    wrong = sample_tree("bec-request")
    wrong["measures"][0]["period"] = {"from": "2026-03-31", "to": "2026-03-01"}
    made = {}
    for name, tree in {
        "request": sample_tree("bec-request"),
        "unkept": unkept,
        "wrong": wrong,
        "notice": sample_tree("notice-us"),
        "letter": {
            "schema": "1",
            "kind": "decision",
            "requesting": {"state": "NG"},
            "requested": {"state": "US"},
        },
    }.items():
        revision = saved(tree)
        judge(revision, words("en"))
        made[name] = f"/c/{revision.file.key}"
    begun = client.post("/new/request")["Location"]
    made["empty"], made["first"] = begun.split("/s/")
    return made


def read(client, address: str) -> str:
    """The words of a page, and nothing of its marks."""
    text = client.get(address).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_each_name_on_the_page_stands_where_it_says(client, places):
    missing = []
    for title, addresses in WAY.items():
        shown = " ".join(read(client, one.format(**places)) for one in addresses)
        wanted = [one for one in names(sections()[title]) if one not in EXAMPLES]
        assert wanted, title
        missing += [(title, one) for one in wanted if one not in shown]
    assert missing == []


def test_every_section_that_names_something_is_followed():
    named = {title for title, text in sections().items() if names(text)}
    assert named <= {*WAY}


def test_the_command_that_opens_the_way_is_there():
    commands = re.findall(r"^comity ([\w-]+(?: [a-z]+)?)", PAGE, re.MULTILINE)
    assert "serve" in commands
    for words in commands:
        called = [
            sys.executable,
            "-m",
            "comity",
            *words.split(" ")[: 1 + words.startswith("server")],
        ]
        done = subprocess.run([*called, "--help"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
