"""The forms of a page as a browser knows them, and the addresses to which they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote_plus

__all__ = ["CANARY", "Page", "press", "told_in"]

CANARY = "Kanarienvogel Wambui"
"""What is typed; no page has it by itself."""
FREE = ("text", "email", "tel", "url", "search", "password", "number")
ADDRESSES = ("href", "src", "action", "formaction", "hx-get", "hx-post", "data-autosave", "content")
"""Attributes that hold an address, or with ``content`` the one to which a page leads by itself."""


@dataclass
class Form:
    """A form: where it goes, what it sends, and its buttons."""

    method: str = "get"
    action: str = ""
    sent: dict[str, list[str]] = field(default_factory=dict)
    free: list[str] = field(default_factory=list)
    buttons: list[dict[str, str]] = field(default_factory=list)

    def send(self, name, value):
        self.sent.setdefault(name, []).append(value)


class Page(HTMLParser):
    """The forms of a page, and every address that is in it."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.links, self._by_id = [], [], {}
        self._within = self._select = None
        self.feed(text)

    @property
    def forms(self):
        """All of them, in the order of the page."""
        return list(self._by_id.values())

    def handle_starttag(self, tag, attrs):
        one = {name: value or "" for name, value in attrs}
        self.addresses += [one[name] for name in ADDRESSES if name in one]
        self.links += [one["href"]] if tag == "a" and "href" in one else []
        if tag == "form":
            self._within = self._form(one.get("id") or len(self._by_id))
            self._within.method = one.get("method", "get").lower()
            self._within.action = one.get("action", "")
        form, name = self._form(one["form"]) if "form" in one else self._within, one.get("name", "")
        if form is None:
            return
        if tag == "button" and one.get("type", "submit") == "submit":
            form.buttons.append(one)
        elif tag == "input" and name:
            self._input(form, name, one)
        elif tag == "textarea" and name:
            form.free.append(name)
            form.send(name, "")
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and ("selected" in one or self._select not in form.sent):
            form.sent[self._select] = [one.get("value", "")]

    def _form(self, id):
        return self._by_id.setdefault(id, Form())

    def _input(self, form, name, one):
        kind = one.get("type", "text")
        if kind in ("radio", "checkbox") and "checked" not in one:
            return
        if kind in FREE:
            form.free.append(name)
        if kind not in ("submit", "button", "file"):
            form.send(name, one.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "form":
            self._within = None


def told_in(addresses):
    """Those of some addresses that tell what was typed."""
    words = [word.lower() for word in CANARY.split()]
    return [one for one in addresses if any(word in unquote_plus(one).lower() for word in words)]


def press(client, form, button, at):
    """Type into every box of a form and press a button of it.

    Returns the addresses to which that leads: what the browser is sent to, and what the page that
    it then shows has in it.
    """
    typed = {name: [CANARY] * len(form.sent[name]) for name in form.free}
    pressed = {button["name"]: [button.get("value", "")]} if button.get("name") else {}
    to = button.get("formaction") or form.action or at
    answer = client.post(to, {**form.sent, **typed, **pressed})
    found, hops = [], 0
    while answer.status_code in (301, 302, 303, 307, 308) and hops < 4:
        found.append(answer["Location"])
        answer, hops = client.get(re.sub("#.*", "", answer["Location"])), hops + 1
    if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
        found += Page(answer.content.decode()).addresses
    return found
