"""What the product says, in the languages it speaks: sentences, their translations, dates and numbers.

The lowest room: it imports nothing of ours.
"""
