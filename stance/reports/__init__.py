"""Reports and comparisons as records, and what they look like."""
