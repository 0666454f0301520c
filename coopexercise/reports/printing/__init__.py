"""What is on the printed sheets (`content`), and how it gets onto paper (`typesetting`, with the templates)."""
