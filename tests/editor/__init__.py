"""What an editor shows a trainer."""
