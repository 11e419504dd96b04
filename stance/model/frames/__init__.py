"""Frames: what words and cues amount to, one module for each question asked of them.

Every module gives `find(reading)`, a list of frames; the linear model weighs them.
"""
