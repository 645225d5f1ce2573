"""The demonstration: one province with two regions, its staff, and matters dated around the day it was loaded."""
