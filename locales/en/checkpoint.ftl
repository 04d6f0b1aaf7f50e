### The signed checkpoint, keys, proofs and receipts.

# $size (String) - how many entries it covers, grouped
checkpoint-of-size = the checkpoint of { $size } entries
# $size (String) - how many entries it covers, grouped
# $root (String) - its root
checkpoint-with-root = the checkpoint of { $size } entries with the root { $root }
# $checkpoint (String) - the missing one, by its size and root
read-only-banner = Read only: { $checkpoint } was signed and is not in this database. What is shown here may be older than what was decided; nothing can be changed until it is brought back.
