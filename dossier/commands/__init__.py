"""The command line's groups of commands, one file a group; ``dossier/cli.py`` puts them together."""
