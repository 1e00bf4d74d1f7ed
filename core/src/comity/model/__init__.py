"""The shapes that everything shares: case files, records, content, the office file, errors."""
