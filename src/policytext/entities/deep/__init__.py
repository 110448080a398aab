"""A deep model of mentions: surer than the chains by themselves, and much slower.

A small transformer that was trained on much text beforehand reads the sentences in which the
judge is not sure, and tells how likely each span of words is a name. The judge's own chances and
these are weighed together; everything behind the judge stays as it is.
"""

from policytext.entities.deep.files import load_deep, pack_deep, packaged_deep
from policytext.entities.deep.model import DeepModel, DeepReading

__all__ = ["DeepModel", "DeepReading", "load_deep", "pack_deep", "packaged_deep"]
