"""The classifier: lexicon, clause reading, features, linear weights, storage."""
