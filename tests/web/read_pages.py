"""Pages as somebody reads them: many addresses of a desk, and the texts of a page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html.parser import HTMLParser

from .answering import file_of, request_to_us, today, upload
from .cases import sample_tree, saved

__all__ = ["addresses", "desk", "page_at", "texts"]

SAMPLES = ("bec-request", "notice-gb", "order-de-ie")
OF_A_CASE = (
    *("", "check", "documents", "preview", "papers", "record", "follow-up", "history"),
    *("refusals", "channels", "deadlines", "coverage", "compare-states?to=DE", "compare/1/2"),
)
OF_ALL = (
    *("/", "/register", "/incoming/", "/notices/", "/glossary", "/after", "/upload", "/removed"),
    *("/tour", "/law/", "/law/?state=US&own=NG", "/law/?state=DE&own=IE&part=grounds"),
    *("/law/?state=IN&own=GB", "/law/?state=GB&own=NG", "/law/?state=US&own=KE&part=languages"),
)
WAITS = 'class="c-waiting"'
PATIENCE = 60
SILENT = frozenset({"script", "style", "textarea", "option", "code", "datalist"})
"""Elements whose text is no prose: what was typed, what can be chosen, names of files."""
SAID = ("aria-label", "title", "alt")


def desk(client):
    """Files on a desk: samples, one of them with two versions, and a request that came in."""
    from comity_web.cases.saving import save, tree_of

    files = [saved(sample_tree(stem)).file for stem in SAMPLES]
    tree = tree_of(files[0].head)
    save(files[0], files[0].head, {**tree, "date": "2026-10-06"}, {}, section="case")
    incoming = file_of(upload(client, "/incoming/", request_to_us(), today()))
    return files, incoming


def addresses(files, incoming) -> Iterator[str]:
    """The pages of a desk, every section of its files with them."""
    from comity_web.pages.outline import outline

    yield from OF_ALL
    yield f"/incoming/{incoming.key}"
    for file in files:
        yield from (f"/c/{file.key}/{one}" for one in OF_A_CASE)
        yield from (f"/c/{file.key}/s/{one.id}" for one in outline(file.kind, "en").sections)


def page_at(client, address) -> str:
    """A page, once what is made in the background is there; nothing where there is no such page."""
    end = time.monotonic() + PATIENCE
    while True:
        answer = client.get(address)
        page = answer.content.decode() if answer.status_code == 200 else ""
        if WAITS not in page:
            return page
        assert time.monotonic() < end, address
        time.sleep(0.1)


def texts(page) -> list[tuple[str, str]]:
    """The texts of a page in their order, each with the language that it is marked with."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    """Reads what a page says, and what it says to those who cannot see it."""

    VOID = frozenset({"input", "br", "meta", "link", "img", "hr", "path", "use"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return next((lang for _, lang in reversed(self.open) if lang), "")

    def handle_starttag(self, tag, attrs):
        one = dict(attrs)
        if tag not in self.VOID:
            self.open.append((tag, one.get("lang") or ""))
        self.found += [(self.language, one[name]) for name in SAID if one.get(name)]

    def handle_endtag(self, tag):
        while self.open and tag in {name for name, _ in self.open}:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and not SILENT & {name for name, _ in self.open}:
            self.found.append((self.language, text))
