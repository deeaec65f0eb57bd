"""What people see: pages, parts of pages, charts and the server that shows them.

The only room that knows streamlit. It reads through `store.load_*` and writes through actions;
it may import every room below it.
"""
