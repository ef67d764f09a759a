"""`python -m pulumi_itsmng` is the `itsmng` command."""

from pulumi_itsmng.cli import main

if __name__ == "__main__":
    main()
