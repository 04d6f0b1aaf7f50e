DROP TABLE search_made;
DROP TABLE search_words;
DROP TABLE search_subjects;
DROP TABLE search_texts;
DROP TABLE search_rows;
DROP TABLE search_members;
DROP TABLE search_public;
