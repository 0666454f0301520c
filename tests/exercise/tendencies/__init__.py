"""Tests of what many rehearsals come to."""
