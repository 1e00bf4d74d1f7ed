"""How often a paragraph is rightly judged, on the paragraphs of the tests and on our own English.

    python benchmarks/language.py

Needs a checkout with the extra ``[language]``. The second set is every sentence of law that this
checkout holds (``says``, ``definition``, ``cure``) and every paragraph of its documentation, of
forty letters or more.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from pathlib import Path

from comity.text import judge, letters, load_detector, unavailable
from comity.text.language_judge import THRESHOLD

CHECKOUT = Path(__file__).resolve().parent.parent
DATA = CHECKOUT / "tests" / "text" / "data"
SHORTEST = 40
STATED = re.compile(r'^(?:says|definition|cure) = "(.*)"$', re.MULTILINE)


def lines(name: str) -> list[str]:
    """The lines of a file of paragraphs, its remarks left out."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def own_english() -> list[str]:
    """What this checkout says in English."""
    found: list[str] = []
    for folder in ("core", "jurisdictions", "plugins"):
        for file in sorted((CHECKOUT / folder).rglob("*.toml")):
            found += STATED.findall(file.read_text(encoding="utf-8"))
    for page in sorted((CHECKOUT / "docs").glob("*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += [piece for piece in re.split(r"\n\s*\n", text) if not piece.startswith("|")]
    return [text for text in found if letters(text) >= SHORTEST]


def foreign_among(texts: Iterable[str], wanted: str, *, detector: bool = True) -> int:
    """How many of the texts are judged foreign to a language."""
    known = load_detector() if detector else None
    return sum(judge(text, wanted, known).kind == "foreign" for text in texts)


def foreign_alone(texts: Iterable[str]) -> int:
    """How many the detector by itself, at the same threshold, would call foreign to English."""
    detector = load_detector()
    assert detector is not None
    all_scores = [detector(text) for text in texts]
    firsts = [max(scores.items(), key=lambda row: row[1]) for scores in all_scores]
    return sum(tag != "en" and score >= THRESHOLD for tag, score in firsts)


def main() -> None:
    """Print the rates."""
    if why := unavailable():
        raise SystemExit(f"Nothing to measure. {why}")
    english, own = lines("english.txt"), own_english()
    foreign = [line.split("\t") for line in lines("foreign.tsv")]
    texts = [text for _, text in foreign]
    in_own = sum(foreign_among([text], tag) for tag, text in foreign)
    print(f"English full of foreign names, called foreign: {foreign_among(english, 'en')}", end="")
    print(f" of {len(english)}")
    print(f"  by the detector alone: {foreign_alone(english)}")
    print(f"English of this checkout, called foreign: {foreign_among(own, 'en')} of {len(own)}")
    print(f"Foreign, caught: {foreign_among(texts, 'en')} of {len(texts)}", end="")
    print(f", in {len({tag for tag, _ in foreign})} languages")
    print(f"  by the detector alone: {foreign_alone(texts)}")
    print(f"  without the detector: {foreign_among(texts, 'en', detector=False)}")
    print(f"Foreign, held against their own language: {in_own} of {len(texts)}")
    start = time.perf_counter()
    foreign_among(own, "en")
    print(f"Time of a paragraph: {(time.perf_counter() - start) / len(own) * 1000:.2f} ms")


if __name__ == "__main__":
    main()
