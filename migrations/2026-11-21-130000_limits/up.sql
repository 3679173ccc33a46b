-- How often somebody tried. Both are small, often written, and worth little: see src/domain/limits.rs and guess.rs.

create table rate_counters (
    -- A MAC of what is counted: no addresses here.
    key bytea primary key,
    empty_at timestamptz not null
) with (fillfactor = 70);

create table guess_counters (
    subject bytea not null,
    lane bytea not null,
    -- Nobody where the name that was tried belongs to nobody.
    account_id integer references accounts on delete cascade,
    failures integer not null,
    free_at timestamptz not null,
    tried_at timestamptz not null,
    primary key (subject, lane)
) with (fillfactor = 70);
create index guess_counters_account on guess_counters (account_id);
create index guess_counters_nobody on guess_counters (tried_at) where account_id is null;
