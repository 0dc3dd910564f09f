"""The pages of offers and requests, a file for each thing people do there."""
