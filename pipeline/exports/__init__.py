"""Answers as files that other programs read: the same rows in every format."""

from pipeline.exports.files import ExportError, ExportFormat, export

__all__ = ["ExportError", "ExportFormat", "export"]
