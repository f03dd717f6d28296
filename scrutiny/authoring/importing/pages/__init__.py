"""The look of a page, as words and rules with their places, turned into text in the order in which it is
read.
"""
