"""Measures and sessions out: reports, and what is printed for the table."""
