"""What the server does with tickets, problems and changes, and with what hangs on them."""
