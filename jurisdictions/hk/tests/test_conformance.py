"""Hong Kong against the conformance kit: `comity plugins check HK` for pytest."""

from comity import CountryConformance


class TestHongKong(CountryConformance):
    code = "HK"
