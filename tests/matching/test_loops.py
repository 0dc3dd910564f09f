"""Loops are compiled for who matches, and are the same loops without a compiler or a place to keep them."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import numba
import numpy as np
import pytest
from click.testing import CliRunner

from collab import matching
from collab.cli.measuring import compile_loops
from collab.matching import compiling, echo_loops, loops
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
        for module in (import_module(each.name) for each in iter_modules(matching.__path__, "collab.matching."))
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


def test_each_group_is_asked_for_terms_of_its_own():
    held = (np.array([2, 5], dtype=np.int32), np.array([0, 3, 6]), np.array([0, 2, 3, 1, 2, 3], dtype=np.int32), SCORES)
    asked, values = np.array([5, 2, 9], dtype=np.int32), np.array([1.0, 2.0, 4.0])

    everybody = loops.added_up(*held, asked, values, np.array([0, 3]), np.array([0, 4]), 4)
    apart = loops.added_up(*held, asked, values, np.array([0, 1, 1, 3]), np.array([0, 1, 2, 4]), 4)

    assert everybody.tolist() == [1.0, 0.125, 1.0, 2.5]
    assert apart.tolist() == [0.0, 0.0, 0.5, 1.5]


ONE_GROUP = (np.array([0, 6]), np.array([0]))
IDS = np.array([9, 8, 7, 6, 5, 4])


@pytest.mark.parametrize(("most", "best"), [(1, [5]), (2, [5, 2]), (3, [5, 2, 4, 0]), (6, [5, 2, 4, 0, 1, 3])])
def test_the_best_of_all_come_best_first_with_any_that_equal_the_last_of_them(most, best):
    found, begins = echo_loops.best_of_groups(SCORES, IDS, *ONE_GROUP, 1, most, 20)

    assert found.tolist() == best
    assert begins.tolist() == [0, len(best)]


def test_of_too_many_equals_none_is_among_the_best():
    assert echo_loops.best_of_groups(SCORES, IDS, *ONE_GROUP, 1, 3, 3)[0].tolist() == [5, 2]


def test_each_group_has_its_own_best_wherever_its_members_stand():
    found, begins = echo_loops.best_of_groups(SCORES, IDS, np.array([0, 2, 4, 6]), np.array([2, 0, 2]), 3, 1, 20)

    assert found.tolist() == [2, 5]  # of the first group, none of the second, of the third
    assert begins.tolist() == [0, 1, 1, 2]


def test_what_the_best_say_is_weighed_by_their_shares_and_what_only_one_says_is_not_lent():
    terms, weights = np.array([2, 5, 5], dtype=np.int32), np.array([1.0, 1.0, 1.0], dtype=np.float32)
    lent, scores = np.array([1.0, 1.0, 0.0, 1.0, 1.0, 4.0]), np.array([3.0, 1.0])
    begins, ends = np.array([0, 2]), np.array([2, 3])

    told, total, starts, shares, own = echo_loops.borrowed(
        terms, weights, begins, ends, scores, np.array([0, 2]), lent, 60
    )

    assert (told.tolist(), total.tolist(), starts.tolist()) == ([5], [4.0], [0, 1])
    assert shares.tolist() == [0.75, 0.25]
    assert own.tolist() == [4.0, 4.0]  # a term that is not borrowed is not counted as one's own


def test_of_much_that_is_said_the_most_telling_is_borrowed_and_what_equals_it():
    terms, weights = np.arange(4, dtype=np.int32), np.array([1.0, 3.0, 1.0, 2.0], dtype=np.float32)
    whole = (terms, weights, np.array([0]), np.array([4]), np.ones(1), np.array([0, 1]), np.ones(4))

    assert echo_loops.borrowed(*whole, 2)[0].tolist() == [1, 3]
    assert echo_loops.borrowed(*whole, 3)[0].tolist() == [0, 1, 2, 3]


def test_nothing_is_borrowed_of_who_fits_no_better_than_the_middle():
    terms, weights = np.array([2], dtype=np.int32), np.ones(1, dtype=np.float32)
    told = echo_loops.borrowed(
        terms, weights, np.array([0]), np.array([1]), np.array([-1.0]), np.array([0, 1]), np.ones(3), 60
    )

    assert [each.tolist() for each in told] == [[], [], [0, 0], [0.0], [0.0]]


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
