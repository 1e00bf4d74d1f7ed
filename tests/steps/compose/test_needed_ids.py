"""A language that words the ids that a kind of document needs says nothing of it in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from comity.host import Host
from comity.model.content import Content
from comity.steps.compose import wording
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue import Catalogue
from comity.steps.wording.needed import needed

Everything = Callable[[str], Iterator[tuple[dict[str, Any], Content]]]
Cut = Callable[..., Mapping[str, set[str]]]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Cut:
    """``cut()``: from now on a catalogue has only what the kind of the document needs.

    The answer is what was said in English in its place, by kind of document. ``without`` are ids
    that are taken out too; ``kind`` is the document that is worded, if not that of the case.
    """
    original = wording.open_catalogue

    def cut(*without: str, kind: str = "") -> Mapping[str, set[str]]:
        missed: dict[str, set[str]] = defaultdict(set)

        def opened(resolved: Resolved, host: Host) -> Catalogue:
            name = kind or resolved.draft.kind
            ids = needed(host.document_types()[name], resolved.language) - set(without)
            whole = original(resolved, host)
            texts = {id: text for id, text in whole.texts.items() if id in ids or _free(id)}
            return replace(whole, texts=texts, missed=missed[name])

        monkeypatch.setattr(wording, "open_catalogue", opened)
        return missed

    return cut


def _free(id: str) -> bool:
    """Titles of treaties, which are in a language where they are authentic in it."""
    return id.startswith("instrument.")


def test_no_document_misses_what_is_not_counted_as_needed(everything: Everything, cut: Cut) -> None:
    whole = [content for _, content in islice(everything("fr"), 6)]
    missed = cut()
    said = [content for _, content in everything("fr")]

    assert len(said) > 20
    assert said[: len(whole)] == whole
    assert set(missed) >= {"request", "notice", "reminder", "deficiency"}
    assert {kind: sorted(ids) for kind, ids in missed.items() if ids} == {}


def test_the_points_of_a_deficiency_letter_miss_nothing(
    say_everything: Callable[[dict[str, Any], str], None], request_data: dict[str, Any], cut: Cut
) -> None:
    missed = cut(kind="deficiency")

    say_everything(request_data, "fr")

    assert missed == {"deficiency": set()}


def test_what_is_needed_and_not_there_is_missed(
    say_everything: Callable[[dict[str, Any], str], None], request_data: dict[str, Any], cut: Cut
) -> None:
    missed = cut("deficiency.quoted", kind="deficiency")

    say_everything(request_data, "fr")

    assert missed == {"deficiency": {"deficiency.quoted"}}
