"""The data of a draft: whoever asks for them may change what they get."""

from __future__ import annotations

import gc
from typing import Any, Literal

from comity.model.drafts.draft_data import MadeOnce
from comity.model.drafts.request import Request
from comity.model.gaps import is_stand_in
from comity.steps.read.shape import allowed
from comity.text.free_text import free_text


def draft_of(data: dict[str, Any]) -> Request:
    return Request.model_validate({**data, "schema": "1"})


def test_who_changes_the_data_changes_them_for_nobody_else(request_data: dict[str, Any]) -> None:
    draft = draft_of(request_data)
    first = draft.data()
    first["measures"][0]["kind"] = "restraint"
    first["requesting"]["state"] = "FR"
    del first["facts"]

    assert draft.data() == draft_of(request_data).data()
    assert draft.data() == draft.read_data()


def test_a_draft_whose_values_become_gaps_tells_so_from_then_on(
    request_data: dict[str, Any],
) -> None:
    draft = draft_of(request_data)
    assert not is_stand_in(draft.data()["requesting"]["state"])

    draft = draft.with_gaps(["requesting.state", "measures"])

    told = draft.data()
    assert is_stand_in(told["requesting"]["state"])
    assert is_stand_in(told["measures"][0]["kind"])


def test_a_copy_with_other_values_has_data_and_texts_of_its_own(
    request_data: dict[str, Any],
) -> None:
    draft = draft_of(request_data)
    before = [one.text for one in free_text(draft)], draft.data()
    fact = draft.facts[0].model_copy(update={"text": "Something else happened."})
    other = draft.model_copy(update={"facts": (fact, *draft.facts[1:])})

    assert other.data()["facts"][0]["text"] == "Something else happened."
    assert "Something else happened." in [one.text for one in free_text(other)]
    assert ([one.text for one in free_text(draft)], draft.data()) == before


def test_what_was_made_of_a_draft_goes_with_it(request_data: dict[str, Any]) -> None:
    made = MadeOnce(lambda draft: len(draft.facts))
    drafts = [draft_of(request_data) for _ in range(3)]
    assert {made.of(draft) for draft in drafts} == {len(drafts[0].facts)}

    del drafts
    gc.collect()

    assert made._made == {}


def test_words_stand_in_the_order_of_their_own_type() -> None:
    """Python holds two types with the same words in another order for equal."""
    one, other = Literal["no", "yes"], Literal["yes", "no"]
    assert one == other
    assert (allowed(one), allowed(other)) == (("no", "yes"), ("yes", "no"))
