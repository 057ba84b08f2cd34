"""Crontabs and units as they are installed on a machine, or in a folder that stands for one."""
