"""The scaffold: a whole distribution for a country, which knows nothing of its law and says so."""

from comity.kit.scaffold.country import Country, country_files, plan_country

__all__ = ["Country", "country_files", "plan_country"]
