"""How well a ranking finds the partners people really chose: sets, measures, baselines."""
