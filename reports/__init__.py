"""What a programme tells to people who decide: frozen facts, written as Markdown and as a page to print.

May import `evaluation`, `rollout`, `phases`, `assessments`, `methodology`, `access`, `data`, `errors`, `words`.
"""
