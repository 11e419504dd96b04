"""Judgements written for annotation tools and read back, one module a format."""
