"""What a person does on the pages, in the words of one who looks over the shoulder.

Nothing here knows an address but the first page's: one goes from page to page by what is written
on links and buttons. Fields are found by the path of the field in a case file, which is the name of
the box; ``answer`` gives a page all that a case has for it, box after box.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from comity.kit.samples import sample_files

__all__ = [
    *("add_row", "answer", "answer_items", "begin", "boxes", "choose_kinds", "correct"),
    *("downloaded", "main_heading", "open_all", "open_sample", "press", "sample", "save"),
    *("section", "sections", "settled", "stay", "take_letter", "value_at", "wait_saved"),
    "words_of",
]

FORM = "main form[data-autosave]"
STEP = re.compile(r"([\w-]+)|\[(\d+)\]")


def sample(name: str) -> dict[str, Any]:
    """The tree of a packaged sample, every value as a text, as one would type it."""
    (file,) = (one for one in sample_files() if one.stem == name)
    found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def value_at(tree: Any, path: str) -> Any:
    """The value at a path; None where there is none."""
    for name, number in STEP.findall(path):
        if name:
            tree = tree.get(name) if isinstance(tree, Mapping) else None
        else:
            there = isinstance(tree, list) and int(number) < len(tree)
            tree = tree[int(number)] if there else None
    return tree


# --- from page to page ---------------------------------------------------------------------------


def begin(page: Any, words: str) -> None:
    """On the first page: begin a document."""
    press(page, page.locator("header a").first)
    press(page, page.get_by_role("button", name=words))


def open_sample(page: Any, name: str) -> None:
    """On the first page: open a copy of a sample."""
    press(page, page.locator("header a").first)
    page.locator("select[name=sample]").select_option(name)
    press(page, page.locator("form:has(select[name=sample]) button[type=submit]"))


def main_heading(page: Any) -> str:
    """The heading of the page."""
    return str(page.get_by_role("heading", level=1).inner_text())


def sections(page: Any) -> dict[str, str]:
    """The task list of a case page: how far each section is, by its title."""
    rows = page.locator(".c-tasks__row, .c-task-list__item").all()
    found = {}
    for row in rows:
        state = row.locator(".c-tag").all()
        title = row.get_by_role("link").first.inner_text()
        found[title] = state[0].inner_text() if state else ""
    return found


def section(page: Any, title: str) -> None:
    """From the case page: go to a section."""
    press(page, page.get_by_role("main").get_by_role("link", name=title, exact=True))


def save(page: Any) -> None:
    """Save the page and go on."""
    press(page, page.locator(f"{FORM} button[type=submit]:not([name])"))


def stay(page: Any) -> None:
    """Save the page and stay on it."""
    press(page, page.locator(f"{FORM} button[name=_stay]:not([aria-hidden])"))


def press(page: Any, button: Any) -> None:
    """Press a button or a link, and wait for the page to which it leads."""
    with page.expect_navigation():
        button.click()


def settled(page: Any) -> None:
    """Wait until what a page waits for has been made, and the page shows it."""
    page.locator(".c-waiting").first.wait_for(state="detached")
    page.wait_for_timeout(200)  # the page itself may come anew with it
    page.wait_for_load_state("load")
    page.get_by_role("heading", level=1).wait_for()


def wait_saved(page: Any) -> str:
    """Wait until the line of state says something of the last field, and give it."""
    state = page.locator(f"{FORM} [data-saved-status]")
    page.wait_for_function(
        "([css, begun]) => { const e = document.querySelector(css);"
        " return e && e.textContent.trim() && e.textContent.trim() !== begun }",
        arg=[f"{FORM} [data-saved-status]", page.locator("#c-words").get_attribute("data-saving")],
    )
    return str(state.inner_text())


# --- boxes ---------------------------------------------------------------------------------------

BOXES = """form => [...form.elements].filter(e => e.name && !e.name.startsWith('_') &&
  e.type !== 'hidden' && e.type !== 'submit' && e.name !== 'csrfmiddlewaretoken')
  .map(e => ({name: e.name, type: e.type, value: e.value, id: e.id, checked: e.checked}))"""


def boxes(page: Any) -> list[dict[str, Any]]:
    """Every box of the form: name, type, value, id, and whether it is checked."""
    found: list[dict[str, Any]] = page.locator(FORM).evaluate(BOXES)
    return found


def open_all(page: Any) -> None:
    """Open everything that can be unfolded."""
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")


def answer(page: Any, tree: Mapping[str, Any], *, but: Sequence[str] = ()) -> list[str]:
    """Answer every box for which the tree has something; rows are added as they are needed.

    Returns:
        The paths that were answered.
    """
    done: dict[str, None] = {}
    for _ in range(60):
        open_all(page)
        for box in boxes(page):
            path = box["name"].partition("!")[0]
            if path not in but and _answer_box(page, box, tree):
                done[path] = None
        wanting = _list_to_grow(page, tree, but)
        if wanting is None:
            return [*done]
        add_row(page, wanting)
    raise AssertionError("the page asks for ever more rows")


def correct(page: Any, tree: Mapping[str, Any], path: str) -> None:
    """Answer one field anew, and stay."""
    open_all(page)
    found = [box for box in boxes(page) if box["name"].partition("!")[0] == path]
    assert [_answer_box(page, box, tree) for box in found], path
    stay(page)


def choose_kinds(page: Any, kinds: Sequence[str]) -> None:
    """Tick the kinds of assistance that one asks for, and save."""
    open_all(page)
    for kind in kinds:
        page.locator(f'[name="measures!add"][value="{kind}"]').check()
    stay(page)


def add_row(page: Any, path: str) -> None:
    """Press the button that adds a row to a list."""
    press(page, page.locator(f'{FORM} button[name="_add"][value="{path}"]'))


def _list_to_grow(page: Any, tree: Mapping[str, Any], but: Sequence[str]) -> str | None:
    names = {box["name"].partition("!")[0] for box in boxes(page)}
    buttons = page.locator(f"{FORM} button[name='_add']")
    for path in buttons.evaluate_all("all => all.map(one => one.value)"):
        items = value_at(tree, path)
        if path in but or not isinstance(items, list):
            continue
        shown = {
            int(m[1]) for name in names if (m := re.match(rf"{re.escape(path)}\[(\d+)\]", name))
        }
        if len(items) > (max(shown) + 1 if shown else 0):
            return path
    return None


def _answer_box(page: Any, box: Mapping[str, Any], tree: Mapping[str, Any]) -> bool:
    path, _, part = box["name"].partition("!")
    value = value_at(tree, path)
    if value is None or part in ("remove", "raw", "was"):
        return False
    where = page.locator(f'{FORM} [name="{box["name"]}"]')
    if box["type"] in ("radio", "checkbox"):
        wanted = value if isinstance(value, list) else [value]
        if box["value"] in wanted:
            if box["checked"]:
                return True
            page.locator(f'[id="{box["id"]}"]').check()
            return True
        return False
    if part in ("day", "month", "year"):
        text = dict(zip(("year", "month", "day"), str(value).split("-"), strict=False)).get(
            part, ""
        )
    elif part == "item":
        return False
    else:
        text = "\n".join(value) if isinstance(value, list) else str(value)
    if isinstance(value, Mapping) or (
        isinstance(value, list) and value and not isinstance(value[0], str)
    ):
        return False
    if box["type"].startswith("select"):
        where.select_option(text)
    elif box["value"] != text:
        where.fill(text)
    return True


def answer_items(page: Any, tree: Mapping[str, Any], path: str) -> None:
    """In a section: make the items of a list that has a page for each, first to last."""
    for number in range(len(value_at(tree, path) or ())):
        press(page, page.locator(f'main a[href$="/{path}/{number}"]').first)
        answer(page, tree)
        save(page)


def downloaded(page: Any, link: Any, folder: Path) -> Path:
    """Press a link that gives a file, and the file."""
    with page.expect_download() as waiting:
        link.click()
    file = folder / str(waiting.value.suggested_filename)
    waiting.value.save_as(file)
    return file


def take_letter(page: Any, folder: Path, ending: str = ".docx") -> Path:
    """From the page of a case: check it, make its documents, and download the letter."""
    press(page, page.get_by_role("link", name="Check and send").first)
    settled(page)
    press(page, page.get_by_role("link", name="Make the documents").first)
    settled(page)
    press(page, page.get_by_role("button", name="Make the documents"))
    link = page.locator('main a[href*="/made/"]', has_text=ending).first
    link.wait_for()
    return downloaded(page, link, folder)


def words_of(letter: Path) -> str:
    """The text of a letter in a Word file."""
    with zipfile.ZipFile(letter) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
