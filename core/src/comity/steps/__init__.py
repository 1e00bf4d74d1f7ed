"""The steps from a case file to its documents; tests/house/test_floors.py has their order."""
