"""Measures the program beside something known: `python -m benchmarks`, or `make bench`.

Ratios of one run travel from machine to machine; times do not. No timing is a test.
"""
