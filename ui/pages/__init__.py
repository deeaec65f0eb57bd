"""One plain script per page, registered in `ui/navigation.py`: it reads, shows and offers actions."""
