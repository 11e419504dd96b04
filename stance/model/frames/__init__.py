"""Frames: what words and cues amount to, one package for each question asked of them.

Every package gives `find(reading)`, a list of frames, but `overturned`, which takes the label from those that no longer
hold. `finding` calls them all; the linear model weighs what they give.
"""
