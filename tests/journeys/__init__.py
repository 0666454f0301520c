"""Whole sessions, as a facilitator leads them."""
