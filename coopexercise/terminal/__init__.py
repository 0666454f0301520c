"""The screens: a Textual program around one conductor. A screen holds no rule of the exercise."""
