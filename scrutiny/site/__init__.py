"""What the site is: pages, exports, navigation, Markdown to HTML."""
