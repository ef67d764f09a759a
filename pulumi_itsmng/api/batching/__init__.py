"""Operations that run at the same time, and share their requests."""
