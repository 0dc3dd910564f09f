"""The platform of a union of NGOs: propose, be matched, agree, approve, be told."""
