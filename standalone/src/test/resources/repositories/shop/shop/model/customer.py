from dataclasses import dataclass, field
from typing import List, Optional


@dataclass(frozen=True)
class Customer:
    """Who buys."""

    name: str
    email: Optional[str] = None
    tags: List[str] = field(default_factory=list)

    @property
    def greeting(self) -> str:
        """How a letter starts."""
        return f"Dear {self.name!r},"

    @staticmethod
    def anonymous() -> "Customer":
        return Customer("nobody")
