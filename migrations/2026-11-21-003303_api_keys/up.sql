-- Keys that programs of people act with.

create table api_keys (
    id uuid primary key,
    account_id integer not null references accounts on delete cascade,
    name text not null,
    environment text not null constraint api_keys_known_environment check (environment in ('live', 'test')),
    kind text not null constraint api_keys_known_kind check (kind in ('rest', 'graphql')),
    permissions text[] not null,
    -- The first characters, for people to tell keys apart.
    key_prefix text not null,
    key_hash bytea not null constraint api_keys_hash unique,
    created_at timestamptz not null,
    last_used_at timestamptz,
    -- Until an administrator enables it again.
    disabled_at timestamptz,
    -- For good.
    revoked_at timestamptz
);
create index api_keys_account on api_keys (account_id, created_at desc, id);
