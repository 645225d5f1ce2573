"""`python -m eprocuracy COMMAND`: what `bin/eprocuracy` runs once its environment stands."""

from eprocuracy.platform.ground.commands import main

if __name__ == "__main__":
    raise SystemExit(main())
