"""Logs that released versions wrote, and what they fold to. Nothing that is here is ever edited again."""
