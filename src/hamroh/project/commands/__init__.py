"""One module for each command of `./hamroh`: `add(subparsers)` declares it, `run(arguments)` does it.

What a command needs to know belongs in the house; a command only parses, calls and prints.
"""
