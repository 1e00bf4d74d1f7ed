"""Ireland against the conformance kit: `comity plugins check IE` for pytest."""

from comity import CountryConformance


class TestIreland(CountryConformance):
    code = "IE"
