"""Projects across documents: names joined for stated reasons, followed from plan to opening.

A project belongs to the issuer of the documents that name it. What the knowledge base knows
(一带一路) keeps its id there.
"""

from __future__ import annotations

from policytext.projects.joins import Join
from policytext.projects.project import Occurrence, Project
from policytext.projects.registry import ProjectRegistry
from policytext.projects.stages import STAGES

__all__ = ["STAGES", "Join", "Occurrence", "Project", "ProjectRegistry"]
