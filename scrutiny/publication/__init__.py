"""What ties one edition to the next: ledger, manifest, versions, tombstones."""
