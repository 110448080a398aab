"""What the package offers is what its modules define."""

from __future__ import annotations

import pkgutil

import policytext.io


def test_no_module_has_the_name_of_a_function() -> None:
    # Loading the module would put it in the function's place.
    modules = {module.name for module in pkgutil.iter_modules(policytext.io.__path__)}
    assert not modules & set(policytext.io.__all__)
