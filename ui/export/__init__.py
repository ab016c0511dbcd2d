"""Handing out: charts as files, and what is made of them: web pages and reports."""
