"""Parts of pages that several pages use: the head, the answer, badges, empty states."""
