DROP TABLE receipts;
DROP TABLE tile_roots;
DROP TABLE checkpoints;
