"""Nationalities in words: what is of no State is told of, and no people that there is."""

from __future__ import annotations

import gettext

import pycountry
import pytest
from babel import Locale

from comity.law.states import states
from comity.steps.check.values.looks import state_named
from comity.steps.check.values.peoples import is_of_no_people

NOBODY = """
Martian Narnia Narnian Atlantean Genovian Klingon Ruritanian Syldavian Vulcan Lilliputian
Earthling Gondor Panem Mordor Catholic lawyer human asdf Westeros Elbonian
"""

ENGLISH = """
Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian Australian
Austrian Azerbaijani Bahamian Bahraini Bangladeshi Barbadian Basotho Batswana Belarusian Belgian
Belizean Beninese Bhutanese Bolivian Bosnian Brazilian British Briton Bruneian Bulgarian Burkinabè
Burkinan Burmese Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian
Comoran Congolese Croatian Cuban Cypriot Czech Dane Danish Djiboutian Dominican Dutch Ecuadorean
Egyptian Emirati Eritrean Estonian Ethiopian Faroese Fijian Filipino Finn Finnish French Gabonese
Gambian Georgian German Ghanaian Gibraltarian Greek Greenlander Grenadian Guatemalan Guinean
Guyanese Haitian Honduran Hungarian Icelander Indian Indonesian Iranian Iraqi Irish Israeli
Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Kittitian Korean Kosovan Kurdish Kuwaiti
Kyrgyz Lao Latvian Lebanese Liberian Libyan Lithuanian Luxembourger Macedonian Malagasy Malawian
Malaysian Maldivian Malian Maltese Manx Mauritanian Mauritian Mexican Moldovan Monegasque
Mongolian Montenegrin Moroccan Mosotho Motswana Mozambican Namibian Nauruan Nepalese Nicaraguan
Nigerian Nigerien Norwegian Omani Pakistani Palauan Palestinian Panamanian Paraguayan Peruvian
Pole Polish Portuguese Qatari Rohingya Romanian Russian Rwandan Sahrawi Salvadoran Sammarinese
Samoan Scottish Senegalese Serbian Singaporean Slovak Slovene Somali Spaniard Spanish Sudanese
Surinamer Swazi Swede Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan Togolese Tongan Tunisian
Turk Turkish Turkmen Tuvaluan Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Vincentian
Welsh Yemeni Zambian Zanzibari Zimbabwean Yugoslav Yugoslavian Soviet Czechoslovak Zairean
Rhodesian Siamese Persian
"""

OTHERS = """
allemand anglais belge burkinabé britannique chypriote espagnol français grec hongrois italien
ivoirien kényane malgache marocaine mauricien mexicaine monégasque néerlandaise néo-zélandais
nigérian nigérien polonaise sénégalais suédois suisse tchèque yougoslave brésilienne émirien
hollandais deutsch Deutscher österreichisch Österreicherin schweizerisch französisch Französin
britisch Britin niederländisch griechisch Grieche ungarisch Ungarin polnisch Polin türkisch Türke
dänisch Däne finnisch Finne schwedisch Schwede irisch Ire kenianisch Kenianerin nigerianisch
ivorisch burkinisch madagassisch syrisch Syrer venezolanisch zyprisch jugoslawisch sowjetisch
US-amerikanisch kosovarisch palästinensisch estnisch Este tschechisch Tschechin keniana Mkenya
alemán
"""

SAID = [
    "Kenyan, Nigerian",
    "Kenyan (by birth)",
    "Citizen of Botswana",
    "US citizen",
    "U.S.",
    "UK",
    "KEN",
    "British Overseas Territories Citizen",
    "East German",
    "formerly Yugoslav",
    "stateless",
    "Stateless (recognised refugee)",
    "apatride",
    "staatenlos",
    "Flüchtling",
    "unknown",
    "ungeklärt",
    "not known",
    "to be established",
    "not stated",
    "pending",
    "non renseignée",
    "à déterminer",
    "sans nationalité",
    "nicht bekannt",
    "noch zu klären",
    "ohne Angabe",
    "BN(O)",
    "BDTC",
    "third-country national",
    "binationale",
    "Doppelstaater",
    "Drittstaatsangehöriger",
    "Karen",
    "Yazidi",
    "Feyli Kurd",
    "touareg",
    "Sinti",
    "weißrussisch",
    "Weißrussin",
    "kapverdisch",
    "Elfenbeinküste",
    "Südtiroler",
    "Hong Konger",
    "Isle of Man",
    "Northern Irish",
    "كيني",
    "Кения",
]


@pytest.mark.parametrize("text", NOBODY.split())
def test_what_no_state_and_no_people_is_called_is_told_of(text: str) -> None:
    assert is_of_no_people(text, "en")


@pytest.mark.parametrize("text", [*ENGLISH.split(), *OTHERS.split(), *SAID])
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_no_people_that_there_is_or_was_is_told_of(text: str, language: str) -> None:
    assert not is_of_no_people(text, language)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_no_name_of_a_state_or_territory_is_told_of(language: str) -> None:
    words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True)
    territories = Locale(language).territories
    names = {str(territories[code]) for code in states() if code in territories}
    names |= {state.name for state in states().values() if state.group != "blocs"}
    names |= {str(one.name) for one in pycountry.historic_countries}
    names |= {words.gettext(str(one.name)) for one in pycountry.countries}
    told = {one for one in names if is_of_no_people(one, language)}
    assert {one for one in told if not state_named(one, language)} == set()


def test_where_the_words_were_not_compared_nothing_is_told() -> None:
    assert not is_of_no_people("Marslakó", "hu")
