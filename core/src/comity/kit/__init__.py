"""The tools of those who write plugins: conformance checks, templates, scaffold, samples."""
