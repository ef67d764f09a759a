"""What the repository itself needs: set-up, the demo, generators. Not part of the package."""
