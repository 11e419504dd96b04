"""The reading of a sentence: one pass from left to right that finds clauses, their verbs and whose they are."""
