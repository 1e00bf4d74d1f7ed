"""Russia against the conformance kit: `comity plugins check RU` for pytest."""

from comity import CountryConformance


class TestRussia(CountryConformance):
    code = "RU"
