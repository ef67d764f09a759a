"""What is known of tickets, problems and changes wherever they are written, listed or searched."""
