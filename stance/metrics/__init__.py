"""Figures from gold and predicted labels alone; nothing here knows a model."""
