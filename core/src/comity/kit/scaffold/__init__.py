"""The scaffold: a whole distribution that knows nothing yet and says so."""

from comity.kit.scaffold.country import Country, country_files, plan_country
from comity.kit.scaffold.language_package import Language, language_files, plan_language

__all__ = [
    "Country",
    "Language",
    "country_files",
    "language_files",
    "plan_country",
    "plan_language",
]
