"""What a browser would send of a page whose reader touched nothing, by the rules of HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

import comity


@pytest.fixture
def sent_unchanged() -> Callable[[str], dict[str, list[str]]]:
    """What a browser sends of a page."""
    return _sent_unchanged


@pytest.fixture(scope="session")
def host() -> comity.Host:
    """One host for all forms."""
    return comity.Host()


@pytest.fixture
def page(application, host):
    """The page of some fields, in English unless told otherwise."""
    from django.template.loader import render_to_string

    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    def made(tree, paths, held=None, language="en", **more):
        speaks = words(language)
        form = form_of(tree["kind"], paths, tree, held or {}, host, words=speaks, **more)
        return render_to_string("web/controls/form.html", {"form": form, "words": speaks})

    return made


@pytest.fixture
def post(page, host):
    """What comes of a page on which some boxes were filled anew; None takes a box away."""
    from comity_web.forms import read_post
    from comity_web.wording.catalogues import words

    def made(tree, paths, changes, held=None, language="en", **more):
        sent = _sent_unchanged(page(tree, paths, held, language, **more))
        for name, value in changes.items():
            sent[name] = [value] if isinstance(value, str) else value
        speaks = words(language)
        return read_post(paths, sent, tree, held or {}, tree["kind"], host, words=speaks)

    return made


def _sent_unchanged(page: str) -> dict[str, list[str]]:
    """The names and values of all controls of a page, in the order of the page."""
    reader = _Form()
    reader.feed(page)
    reader.close()
    found: dict[str, list[str]] = {}
    for name, value in reader.sent:
        found.setdefault(name, []).append(value)
    return found


class _Form(HTMLParser):
    """Reads inputs, text areas and selects."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: list[tuple[str, str]] = []
        self._area: tuple[str, list[str]] | None = None
        self._select: tuple[str, list[tuple[str, bool]]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = {name: value or "" for name, value in attrs}
        if tag == "input" and "name" in one:
            self._input(one)
        elif tag == "textarea" and "name" in one:
            self._area = one["name"], []
        elif tag == "select" and "name" in one:
            self._select = one["name"], []
        elif tag == "option" and self._select is not None:
            self._select[1].append((one.get("value", ""), "selected" in one))

    def _input(self, one: dict[str, str]) -> None:
        kind = one.get("type", "text")
        if kind in ("radio", "checkbox"):
            if "checked" in one:
                self.sent.append((one["name"], one.get("value", "on")))
        elif kind not in ("submit", "button", "image", "reset"):
            value = one.get("value", "")
            if kind != "hidden":
                value = re.sub(r"[\r\n]", "", value)
            if kind in ("email", "url"):
                value = value.strip(" \t\f")
            self.sent.append((one["name"], value.replace("\0", "\ufffd")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            name, parts = self._area
            text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\n")
            self.sent.append((name, text.replace("\n", "\r\n").replace("\0", "\ufffd")))
            self._area = None
        elif tag == "select" and self._select is not None:
            name, options = self._select
            chosen = [value for value, selected in options if selected]
            self.sent.append((name, (chosen or [value for value, _ in options[:1]])[-1]))
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area[1].append(data)
