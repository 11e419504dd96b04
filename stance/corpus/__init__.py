"""Documents, sentences, annotations, agreement and splits."""
