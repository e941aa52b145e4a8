"""What is handed over afterwards, as a neutral document."""
