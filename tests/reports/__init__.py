"""Tests of the reports and of what is printed."""
