"""The place that words name: a State in any of three languages, or a well-known place of money."""

from __future__ import annotations

from comity.text.official_states import official_state

__all__ = ["state_of_place"]

LANGUAGES = ("en", "de", "fr")
# financial centres and parts of States, and everyday names that ISO 3166 has not
PLACES = {
    "AE": "Dubai|Abu Dhabi|Dubaï|Emirates",
    "BS": "Nassau",
    "CH": "Zurich|Zürich|Geneva|Genf|Genève|Lugano|Basel|Basle|Bâle|Zug",
    "CI": "Ivory Coast",
    "CN": "Shanghai|Shenzhen|Beijing|Peking|Pékin",
    "CY": "Limassol|Nicosia|Larnaca",
    "CZ": "Prague|Prag",
    "DE": "Frankfurt|Francfort",
    "EE": "Tallinn",
    "ES": "Madrid|Marbella",
    "FR": "Paris",
    "GB": "London|Londres|Great Britain|England|Scotland",
    "HK": "Hongkong|Hong Kong",
    "IT": "Milan|Mailand",
    "KN": "Nevis",
    "KY": "Cayman|Caymans|Grand Cayman|Kaimaninseln",
    "LI": "Vaduz",
    "LT": "Vilnius",
    "LV": "Riga",
    "MY": "Labuan|Kuala Lumpur",
    "NL": "Amsterdam",
    "PT": "Madeira|Lisbon",
    "RU": "Russia|Russland|Russie|Moscow|Moskau|Moscou",
    "SG": "Singapore|Singapur|Singapour",
    "TR": "Turkey|Istanbul",
    "US": "USA|New York|Delaware|Miami|Nevada|Wyoming|Florida",
    "VA": "Vatican|Vatikan",
    "VG": "Tortola|Virgin Islands|Jungferninseln",
    "XK": "Kosovo",
}
STATE_OF = {name.casefold(): code for code, names in PLACES.items() for name in names.split("|")}


def state_of_place(named: str) -> str:
    """The code of the State or territory in which a place lies, by its name; or nothing."""
    return STATE_OF.get(named.casefold(), "") or official_state(named, LANGUAGES)
