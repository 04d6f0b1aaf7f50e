DROP TABLE checkpoints_before;
