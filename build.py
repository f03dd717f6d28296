"""The command line of Open Scrutiny: `python build.py COMMAND`, see `python build.py --help`."""

from scrutiny.cli.main import run

if __name__ == "__main__":
    run()
