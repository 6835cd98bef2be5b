"""Tampered twins of clean papers: ``scans`` makes clean scans of many makes, every other file is a way of tampering."""
