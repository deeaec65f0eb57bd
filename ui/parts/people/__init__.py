"""The people page: load, levelling and earned value."""
