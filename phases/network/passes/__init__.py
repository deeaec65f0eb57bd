"""The passes of the kernel: loops over arrays, as plain Python or as machine code.

They may import the kernel's numbers, clock and hours, and nothing of the other rooms.
"""
