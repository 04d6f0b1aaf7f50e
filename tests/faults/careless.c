/* A control of figure 2: whoever waits for the disk is told at once that it has written. */
int fsync(int file) { (void)file; return 0; }
int fdatasync(int file) { (void)file; return 0; }
