DROP TABLE certificates;
DROP TABLE withheld;
DROP TABLE keys;
