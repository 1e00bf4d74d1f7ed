"""South Africa against the conformance kit: `comity plugins check ZA` for pytest."""

from comity import CountryConformance


class TestSouthAfrica(CountryConformance):
    code = "ZA"
