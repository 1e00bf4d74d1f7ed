"""Every text box gets nasty strings, and keeps them; the documents of every kind hold them.

Each is shown again as text. What no file can hold is refused and kept in its field; all else is in
the file, and the documents that are made of it hold it. A page whose boxes are all on a page of
another kind of document too is filled there, and of four that are filled one is judged at once, as
its file is at the end; `tox -e long` fills every page of every kind, and judges each.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from functools import lru_cache
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

import comity
from comity.model.drafts.base import leaves
from comity.model.patches import patch
from comity.steps.read.yaml_events import grow
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.patching import apply
from comity.tasks.questions.fields import field_at

from .cases import sample_tree, saved
from .forms.conftest import _sent_unchanged
from .nasty import HELD, NASTY, joined

DATA = Path(__file__).resolve().parents[1] / "data/papers"
SAMPLES = {
    "request": "bec-request",
    "notice": "notice-us",
    "disclosure": "disclosure-ng-us",
    "preservation": "preservation-ng-us",
}
WRITABLE = ("text", "email", "tel", "url", "search")
MARKUP = ("<script>alert", "<img src=x", "<svg/onload", "</textarea><h1>", "<b>")
"""What would be in a page if a string were not shown as text."""
KEPT = {kept: text for text in NASTY for kept in (text, " ".join(text.strip().split("\t")))}
"""Each string by the forms in which a file has it: in a line a tab is a blank."""
FORMATS = ("docx", "html", "md", "json")
JUDGED = 4
"""Of so many pages one is judged as it is saved; the others are left to the worker, as where a file
is much work."""
UNPRINTED = {"authentication.internal_checks"}
"""What the company checks, for internal use: no document shows it."""


class Boxes(HTMLParser):
    """The names of the boxes into which one can write what one likes."""

    def __init__(self, page):
        super().__init__()
        self.names = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        one = dict(attrs)
        name = one.get("name") or "_"
        writable = tag == "textarea" or (tag == "input" and one.get("type", "text") in WRITABLE)
        if writable and not name.startswith("_"):
            self.names[name] = None


@lru_cache(maxsize=4)
def boxes_in(page):
    """The names of the boxes of a page, in their order."""
    return tuple(Boxes(page).names)


def tree_of_kind(kind):
    if kind in SAMPLES:
        return sample_tree(SAMPLES[kind])
    path = DATA / f"{kind}.yaml"
    return grow(path.read_text(), kind).data if path.exists() else {"schema": "1", "kind": kind}


def pages(file):
    """Every section of a file, and of each of its lists the first item and a new one."""
    from comity_web.cases.saving import tree_of
    from comity_web.pages.outline import count as size
    from comity_web.pages.outline import outline

    tree, map_ = tree_of(file.head), outline(file.kind, "en")
    for section in map_.sections:
        at = f"/c/{file.key}/s/{section.id}"
        yield at
        for one in map_.lists(section):
            there = size(tree, one.path)
            numbers = {0, there} if one.adds else {0} if there else ()
            yield from (f"{at}/{one.path}/{number}" for number in sorted(numbers))


def boxes_of(page):
    """The boxes of a page, whichever entries of lists they are of."""
    return {re.sub(r"\d+", "0", name) for name in boxes_in(page)}


def asked(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def filled(client, address, page, turn):
    """Fill every box of a page, and look at the page that comes back: what was typed, by name."""
    sent = _sent_unchanged(page)
    typed = {name: [NASTY[next(turn) % len(NASTY)] for _ in sent[name]] for name in boxes_in(page)}
    answer = client.post(address, {**sent, **typed, "_stay": "1"})
    assert answer.status_code == 303, address
    again = client.get(answer["Location"]).content.decode()
    found = _sent_unchanged(again)
    expected = joined((name, text) for name, texts in typed.items() for text in texts)
    shown = joined((name, text) for name in boxes_in(again) for text in found[name])
    lost = {
        name: (words, shown.get(name))
        for name, words in expected.items()
        if len(words) != len(shown.get(name, [])) or not all(map(is_same, words, shown[name]))
    }
    assert lost == {}, address
    assert [one for one in MARKUP if one in again] == [], address
    assert again.count("<h1") == 1
    return typed


def is_same(typed, shown):
    """Whether a box shows what was typed; a code of a language has its name before it."""
    return shown == typed or shown.endswith(f" ({typed})")


def is_free(fields, path):
    """Whether a field takes any text."""
    field = field_at(fields, path)
    plain = field is not None and field.form == "text" and field.name != "id"
    return plain and not (field.place or field.choices or field.refers_to or field.pattern)


def bare(text):
    return "".join(text.split())


def words_in(form, made):
    """All text of a document, without its white space."""
    if form == "json":
        return bare("\n".join(str(text) for _, text in leaves(json.loads(made))))
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            names = [name for name in parts.namelist() if name.startswith("word/")]
            trees = [ElementTree.fromstring(parts.read(n)) for n in names if n.endswith(".xml")]
        return bare("".join(text for tree in trees for text in tree.itertext()))
    text = made.decode()
    page = MarkdownIt("commonmark").enable("table").render(text) if form == "md" else text
    read = []
    reader = HTMLParser()
    reader.handle_data = read.append
    reader.feed(page)
    return bare("".join(read))


def accepted(before, after, turn):
    """What the documents of a sample must hold, by path.

    That is what was typed over a free text of it; where nothing was, another nasty string.
    """
    from comity_web.core import host

    fields = comity.fields(before["kind"], host())
    free = [path for path, _ in leaves(before) if is_free(fields, path)]
    other = [text for text in KEPT if text not in HELD]
    return {
        path: text if text in KEPT else other[next(turn) % len(other)]
        for path, text in ((path, value_at(after, path)) for path in free)
        if text in KEPT or text == value_at(before, path)
    }


def refused_and_kept(client, file):
    """How often each string was refused: it is beside the file, nowhere in it, and is told of."""
    from comity_web.cases.saving import held_of, tree_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    file.refresh_from_db()
    held = held_of(file.head)
    assert [text for text in held.values() if not any(one in text for one in HELD)] == []
    inside = [text for _, text in leaves(tree_of(file.head))]
    assert [text for text in inside if any(one in text for one in HELD)] == []
    judged = judge(file.head, words("en"))
    assert {row["field"] for row in judged.gaps if row["kind"] == "held"} == set(held)
    for page in ("", "check", "check?show=gaps", "history"):
        answer = client.get(f"/c/{file.key}/{page}")
        assert answer.status_code == 200
        text = answer.content.decode()
        assert [one for one in MARKUP if one in text] == []
    return Counter(one for text in held.values() for one in HELD if one in text)


def made_of(tree, folder):
    """The documents of a tree, by form."""
    from comity_web.core import host
    from comity_web.judging.making import make

    options = {"formats": list(FORMATS), "draft": True}
    order = {"what": "documents", "tree": tree, "name": "nasty.yaml", "language": "en"}
    made = make({**order, "seen": [], "options": options}, host(), folder)
    files = {one["name"]: Path(folder, one["sha256"]).read_bytes() for one in made["files"]}
    assert {name.rpartition(".")[2] for name in files} == set(FORMATS)
    assert [name for name in files if "preview" in name] == []  # which has gaps
    return {name.rpartition(".")[2]: data for name, data in files.items()}


@pytest.mark.parametrize(
    "again", [False, pytest.param(True, marks=pytest.mark.long)], ids=["once", "in every kind"]
)
def test_nasty_strings_in_every_box_are_shown_as_text_and_stand_in_the_documents(
    client, tmp_path, monkeypatch, again
):
    from comity_web.cases.saving import tree_of
    from comity_web.core import kinds
    from comity_web.judging import work

    turn, typed, refused, printed = count(), Counter(), Counter(), Counter()
    much, filled_pages = work.MOST_LETTERS, count()
    known = set()
    for kind in kinds():
        before = tree_of_kind(kind)
        file = saved(before, name=kind).file
        for address in pages(file):
            page = asked(client, address)
            if again or not boxes_of(page) <= known:
                at_once = again or next(filled_pages) % JUDGED == 0
                monkeypatch.setattr(work, "MOST_LETTERS", much if at_once else 0)
                for texts in filled(client, address, page, turn).values():
                    typed.update(texts)
                known |= boxes_of(page)
        monkeypatch.setattr(work, "MOST_LETTERS", much)
        refused += refused_and_kept(client, file)
        kept = accepted(before, tree_of(file.head), turn)
        if kept:
            for form, made in made_of(apply(before, patch(*kept.items())), tmp_path).items():
                words = words_in(form, made)
                lost = {path for path, text in kept.items() if bare(text) not in words}
                assert lost <= UNPRINTED, (kind, form)
            printed.update(KEPT[text] for text in kept.values())

    assert min(typed[text] for text in NASTY) >= 10
    assert min(refused[text] for text in HELD) >= 10  # wherever they were typed, but in a few dates
    assert set(NASTY) - set(printed) == HELD
