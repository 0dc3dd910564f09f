"""The proposal pages, a file for each thing people do there."""
