"""Loops are compiled for who matches, and are the same loops without a compiler or a place to keep them."""

import subprocess
import sys

import numba
import numpy as np
import pytest
from click.testing import CliRunner

from collab.cli.measuring import compile_loops
from collab.matching import compiling, laying_loops, level_loops, likeness_loops, loops, sheet_loops, standing_loops
from collab.matching.pool import Runs

NUMBERS = np.array([2, 5, 5, 7], dtype=np.int64)
SCORES = np.array([0.5, 0.25, 0.75, 0.125, 0.5, 1.0])
OWNERS = np.array([0, 1, 1, 1, 1, 3], dtype=np.int32)


@pytest.mark.slow
def test_who_shows_pages_never_loads_the_compiler():
    told = "import sys, collab.app; print('numba' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


@pytest.mark.slow
def test_setting_up_compiles_every_loop_so_that_no_start_waits_for_it():
    all_loops = {
        name: loop
        for module in (laying_loops, level_loops, likeness_loops, loops, sheet_loops, standing_loops)
        for name, loop in vars(module).items()
        if isinstance(loop, compiling.Loop) and not name.startswith("_")  # those are parts of others
    }
    for loop in all_loops.values():
        vars(loop).pop("_quick", None)

    told = CliRunner().invoke(compile_loops)

    assert told.exit_code == 0
    assert [name for name, loop in all_loops.items() if "_quick" not in vars(loop)] == []


def test_of_each_owner_the_best_counts_and_apart_from_it_the_next_two():
    best, following = loops.best_and_next(SCORES, OWNERS, 5)

    assert best.tolist() == [0.5, 0.75, 0.0, 1.0, 0.0]
    assert following.tolist() == [0.0, 0.75, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(("most", "lowest"), [(1, 1.0), (2, 0.75), (3, 0.5), (4, 0.5), (6, 0.125), (7, -np.inf)])
def test_the_lowest_of_the_best_is_told(most, lowest):
    assert loops.lowest_of_best(SCORES, most) == lowest


def test_of_a_part_of_all_owners_as_much_is_added_up_as_of_all():
    held = (np.array([2, 5], dtype=np.int32), np.array([0, 3, 6]), np.array([0, 2, 3, 1, 2, 3], dtype=np.int32), SCORES)
    asked, values = np.array([5, 2, 9], dtype=np.int32), np.array([1.0, 2.0, 4.0])

    everybody = loops.added_up(*held, asked, values, 0, 4, True)

    assert everybody.tolist() == [1.0, 0.125, 1.0, 2.5]
    assert loops.added_up(*held, asked, values, 1, 3, False).tolist() == everybody[1:3].tolist()


def test_what_is_not_borrowed_is_not_counted_as_ones_own():
    terms, weights = np.array([2, 5, 5], dtype=np.int32), np.array([1.0, 1.0, 1.0], dtype=np.float32)
    rarity, holders = np.array([1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0]), np.array([0, 0, 1, 0, 0, 2])

    lengths, shares = np.array([2, 1]), np.array([0.5, 0.5])
    borrowed, _, own = loops.borrowed(terms, weights, np.arange(3), lengths, shares, rarity, holders, 60)

    assert borrowed.tolist() == [5]  # the other word only one of them says
    assert own.tolist() == [1.0, 1.0]


def test_where_nothing_can_be_written_loops_are_compiled_for_the_process(monkeypatch):
    plain = numba.njit

    def nowhere(*told, cache=False):
        if cache:
            raise RuntimeError("no locator")
        return plain(*told)

    monkeypatch.setattr(numba, "njit", nowhere)
    doubled = compiling.compiled(lambda numbers: numbers * 2)

    assert doubled(NUMBERS).tolist() == [4, 10, 10, 14]


@pytest.mark.parametrize("equal", [0.0, 0.3])
def test_where_all_are_equal_nothing_is_added(equal):
    total = np.zeros(4)
    loops.add_standardised(total, np.full(4, equal), *Runs.of(NUMBERS - 2), np.ones(6), 20.0, 50.0, -3.0, 8.0)

    assert not total.any()
