"""Lead a role-play exercise in which a group feels the difference between consultation and co-production."""

__version__ = "0.1.0"
