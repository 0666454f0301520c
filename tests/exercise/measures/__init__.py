"""Tests of the measures, with expectations worked out by hand."""
