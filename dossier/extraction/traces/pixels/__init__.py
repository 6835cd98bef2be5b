"""The pixels of scanned pages, as their file holds them: what pasting, copying and typing over leaves in them.

Each page is examined against itself alone; where its pixels keep nothing to compare (one bit, whitened paper, drawn by
a program), the trace says so. No finding of this room says that something was changed: checks judge.
"""
