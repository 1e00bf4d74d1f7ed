"""Czechia against the conformance kit: `comity plugins check CZ` for pytest."""

from comity import CountryConformance


class TestCzechia(CountryConformance):
    code = "CZ"
