"""What happened: events, the rules that make them, and the file that keeps them."""
