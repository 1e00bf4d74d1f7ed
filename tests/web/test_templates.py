"""The templates: no words, styles or scripts of their own; forms that are safe; known classes."""

from __future__ import annotations

import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "plugins/web/src/comity_web"
TEMPLATES = WEB / "templates"
STYLES = WEB / "static/web/comity.css"
SCRIPT = WEB / "static/web/comity.js"
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
TAG = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
NAMES = {"Comity"}
"""Words that are the same in every language."""
READ_OUT = {"alt", "aria-label", "aria-description", "data-label", "placeholder", "title"}
"""Attributes whose values a person reads or hears."""
HOOKS = {
    *("c-page", "c-form", "c-before", "c-legend", "c-label", "c-input", "c-select", "c-textarea"),
    *("c-law", "c-more", "c-fieldset", "c-group--row", "c-rows", "c-items"),
}
"""Classes that say what a part is, and have no style of their own."""


class Parsed(HTMLParser):
    """What a template has in it once the tags of Django are gone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.wrong: list[str] = []
        bare = TAG.sub("", text)
        self.feed(bare if "<" in bare else "")  # without an element it is part of one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on", "hx-vals", "hx-vars")):
                self.wrong.append(name)
            if value and value.strip().lower().startswith(("javascript:", "js:")):
                self.wrong.append(value)
            if name in READ_OUT and value:
                self.handle_data(value)

    def handle_data(self, data: str) -> None:
        words = re.findall(r"[^\W\d_]{2,}", data)
        self.words.extend(word for word in words if word not in NAMES)


def text_of(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    assert Parsed(text_of(name)).words == []


@pytest.mark.parametrize("name", ALL)
def test_a_template_has_no_style_and_no_script_of_its_own(name: str) -> None:
    assert Parsed(text_of(name)).wrong == []


@pytest.mark.parametrize("name", ALL)
def test_every_form_that_changes_something_is_protected(name: str) -> None:
    forms = re.findall(r"<form\b[^>]*\bmethod=\"post\".*?</form>", text_of(name), re.DOTALL)
    assert [form for form in forms if "{% csrf_token %}" not in form] == []
    assert "|safe" not in text_of(name)
    assert "autoescape off" not in text_of(name)


def test_every_class_has_a_style() -> None:
    styled = set(re.findall(r"\.(c-[\w-]+)", STYLES.read_text(encoding="utf-8")))
    unknown: dict[str, set[str]] = {}
    for name in ALL:
        for value in re.findall(r"\bclass=\"([^\"]*)\"", TAG.sub("*", text_of(name))):
            for one in value.split():
                whole = one if "*" not in one else ""
                if whole.startswith("c-") and "__" not in whole and whole not in styled | HOOKS:
                    unknown.setdefault(name, set()).add(whole)
    assert unknown == {}


@pytest.mark.parametrize("path", sorted((TEMPLATES / "web/components").glob("*.html")))
def test_a_component_names_its_parameters_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.fullmatch(r"\{# .{12,200} #\}", first)


def test_the_style_sheet_is_small_and_knows_no_left_and_right() -> None:
    styles = STYLES.read_bytes()
    assert len(styles) < 26_000
    sides = re.findall(
        rb"(?:margin|padding|border)-(?:left|right)|[ {;](?:left|right):|: ?(?:left|right);", styles
    )
    assert sides == []
    assert b"@import" not in styles
    assert b"url(" not in styles


def test_the_script_makes_no_code_and_no_markup_of_text() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    made = r"\beval\b|new Function|innerHTML|insertAdjacentHTML|document\.write"
    assert re.findall(made, script) == []
    assert re.findall(r"localStorage|indexedDB|https?://", script) == []


def test_htmx_is_the_file_that_the_readme_names_and_makes_no_code():
    folder = SCRIPT.parent
    told = (folder / "README.md").read_text(encoding="utf-8")

    assert sha256((folder / "htmx.min.js").read_bytes()).hexdigest() in told
    assert (folder / "htmx.LICENSE.txt").read_text(encoding="utf-8").startswith("Zero-Clause BSD")
    for setting in ('"allowEval": false', '"selfRequestsOnly": true', '"historyCacheSize": 0'):
        assert setting in text_of("web/base.html")
