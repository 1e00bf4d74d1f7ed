"""The page on the trial: its pictures can be seen and are light, its figures agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
PAGE = (DOCS / "browser-trial.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^\]]*)\]\((pictures/[^)]+)\)", PAGE)
LOAD = (CHECKOUT / "benchmarks/web_load.py").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([a-z][a-z ]+) \| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]*) ?\|$", re.MULTILINE)
START = re.compile(
    r"^\| (a Python that imports Django|the first page) \| (–|[\d.]+) \| (–|[\d.]+)"
    r" \| (–|[\d.]+) \| ([\d.]*) ?\|$",
    re.MULTILINE,
)
FIRST = (CHECKOUT / "benchmarks/first_page.py").read_text(encoding="utf-8")
WIDEST, HEAVIEST = 900, 60_000
PALETTE = 3  # the colour type of a PNG that lists its colours


@pytest.mark.parametrize("name", [name for _, name in SHOWN])
def test_a_picture_is_light_and_no_wider_than_a_page(name: str) -> None:
    png = (DOCS / name).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") <= WIDEST
    assert png[25] == PALETTE
    assert len(png) <= HEAVIEST


def test_every_picture_says_in_words_what_it_shows_and_each_says_something_else() -> None:
    texts = [text for text, _ in SHOWN]
    assert len(texts) >= 18
    assert all(len(text.split()) >= 5 for text in texts)
    assert len(set(texts)) == len(texts)


def test_no_picture_of_the_trial_lies_about_unseen() -> None:
    there = {f"pictures/{file.name}" for file in DOCS.glob("pictures/trial-*.png")}
    assert there == {name for _, name in SHOWN}


def test_the_figures_of_the_load_agree_with_each_other_and_with_the_aims_of_the_benchmark() -> None:
    rows = {what: (int(ms), float(ratio), aim) for what, _, ms, ratio, aim in ROW.findall(PAGE)}
    view, page, save, *_ = rows.values()  # then what has no aim
    assert view[1:] == (1.0, "")
    for ms, ratio, aim in (page, save):
        assert ms / view[0] == pytest.approx(ratio, rel=0.03)
        assert ratio <= float(aim) or "above it in this run" in PAGE  # and the page says so
    aims = re.search(r"^AIMS = \{PAGE: ([\d.]+), SAVE: ([\d.]+)\}$", LOAD, re.MULTILINE)
    assert aims is not None
    assert [float(page[2]), float(save[2])] == [float(aim) for aim in aims.groups()]


def test_what_the_benchmark_compares_is_called_the_same_on_the_page() -> None:
    names = re.search(r"^ROW, PAGE, SAVE = (.+)$", LOAD, re.MULTILINE)
    assert names is not None
    seldom = re.findall(r'^(?:PREVIEW|REGISTER), \w+ = "([^"]+)", "([^"]+)"$', LOAD, re.MULTILINE)
    known = [*re.findall(r'"([^"]+)"', names[1]), *(one for pair in seldom for one in pair)]
    shown = [row[0] for row in ROW.findall(PAGE)]
    assert len(known) == 7 and shown[:3] == known[:3] and {*shown} <= {*known}


def test_the_figures_of_the_start_agree_or_are_not_yet_there() -> None:
    rows = {what: figures for what, *figures in START.findall(PAGE)}
    names = re.search(r"^PYTHON, PAGE = (.+)$", FIRST, re.MULTILINE)
    aim = re.search(r"^AIM = ([\d.]+)$", FIRST, re.MULTILINE)
    assert names is not None and aim is not None
    assert [*rows] == re.findall(r'"([^"]+)"', names[1])
    (base, *_), (middle, worst, ratio, said) = rows.values()
    assert float(said) == float(aim[1])
    if "–" in (base, middle, worst, ratio):
        assert {base, middle, worst, ratio} == {"–"}  # all of them, or none
        assert "not yet measured" in PAGE
        return
    assert float(middle) / float(base) == pytest.approx(float(ratio), rel=0.06)
    assert float(middle) <= float(worst)
    assert float(middle) <= float(aim[1]) or "above the aim for the first page" in PAGE
