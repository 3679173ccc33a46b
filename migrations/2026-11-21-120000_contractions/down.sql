drop table schema_contractions;
