"""Papers for whoever assesses the installation, drawn from how it runs: what nobody said is named as missing, never made up."""

from .processing import impact_paper, record_paper
from .system import system_paper

PAPERS = {"system": system_paper, "record": record_paper, "impact": impact_paper}
