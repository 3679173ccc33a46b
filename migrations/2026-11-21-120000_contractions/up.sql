-- The migrations that take something away which the version before them needs: instances of that version do not start where
-- one of them was applied. Where all that they do not know only adds, they do. A migration that takes away inserts its own
-- version here.

create table schema_contractions (
    version text primary key
);
