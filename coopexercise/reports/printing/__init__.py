"""What printed sheets say (`seats`, `table`, `script`), and how it gets onto paper (`typesetting`, templates)."""
