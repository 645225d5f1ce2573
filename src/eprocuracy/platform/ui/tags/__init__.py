"""The template tags, by what they are about; `{% load ui %}` gives them all."""
