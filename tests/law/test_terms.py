"""Terms: the States, instruments, kinds and languages of a message keep their id."""

from __future__ import annotations

from comity.law.states import states
from comity.law.terms import kind_term, language_term, state_named, state_term


def test_a_state_goes_by_its_code_and_its_name_in_a_sentence():
    state = state_term(states()["US"].jurisdiction())
    assert state == state_named("US")
    assert (state.kind, state.id, state.name) == ("state", "US", "the United States")


def test_a_state_that_nobody_knows_goes_by_its_code():
    assert state_named("XX").name == "XX"


def test_a_kind_goes_by_its_title_and_one_of_a_plugin_by_its_id():
    assert kind_term("bank-records").name == "Bank account records"
    assert kind_term("satellite-images").name == "satellite-images"


def test_a_language_goes_by_its_tag():
    assert (language_term("pt-BR").id, language_term("pt").name) == ("pt-BR", "Portuguese")
