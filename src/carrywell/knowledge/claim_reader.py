"""Reads what she is told beside advice: reassurances, causes, theories, customs, medicines, and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.claim_schema import Custom, LedgerRow, Medicine, Reassurance, Theory, Told
from carrywell.knowledge.reader import knowledge_folder
from carrywell.knowledge.rows import rows_by_id


@dataclass(frozen=True)
class ClaimKnowledge:
    """Everything that is told beside advice, by id, in the order of the files."""

    reassurances: Mapping[str, Reassurance]
    theories: Mapping[str, Theory]
    told: Mapping[str, Told]
    customs: Mapping[str, Custom]
    medicines: Mapping[str, Medicine]
    ledger: Mapping[str, LedgerRow]


def read_claims(folder: Traversable) -> ClaimKnowledge:
    """Read and shape the files, without cross-checks."""
    return ClaimKnowledge(
        reassurances=rows_by_id(Reassurance, [folder / "reassurances.toml"], "reassurance"),
        theories=rows_by_id(Theory, [folder / "theories.toml"], "theory"),
        told=rows_by_id(Told, [folder / "causes_told.toml"], "told"),
        customs=rows_by_id(Custom, [folder / "customs.toml"], "custom"),
        medicines=rows_by_id(Medicine, [folder / "medicines.toml"], "medicine"),
        ledger=rows_by_id(LedgerRow, [folder / "ledger.toml"], "claim"),
    )


@cache
def claims() -> ClaimKnowledge:
    """What the package tells beside advice, read once per process."""
    return read_claims(knowledge_folder())
