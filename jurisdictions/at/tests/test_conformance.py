"""Austria against the conformance kit: `comity plugins check AT` for pytest."""

from comity import CountryConformance


class TestAustria(CountryConformance):
    code = "AT"
