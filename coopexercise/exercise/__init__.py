"""The rules of the exercise. Pure: no file, no screen, no clock, and no chance but a given seed."""
