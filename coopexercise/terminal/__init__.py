"""The screens: a Textual program around one conductor. A screen holds no rule of the exercise."""

import os

# Textual paints at ticks of a clock, and a change waits for the next tick or the one after it: at its 60 a second up to
# 33 ms of the 50 that a key may take. It reads this when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "120")
