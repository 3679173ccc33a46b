-- Signing in through other services: who is who there, and what worked once.

create table social_identities (
    provider text not null constraint social_identities_known_provider
        check (provider in ('google', 'apple', 'x', 'telegram')),
    -- Whom the service calls so. It never changes there, unlike names and addresses.
    subject text not null,
    account_id integer not null references accounts on delete cascade,
    linked_at timestamptz not null,
    constraint social_identities_subject primary key (provider, subject),
    constraint social_identities_one_each unique (account_id, provider)
);

-- Hashes of what proved an identity, until it proves nothing any more.
create table used_identity_proofs (
    proof_hash bytea primary key,
    expires_at timestamptz not null
);
create index used_identity_proofs_expires_at on used_identity_proofs (expires_at);

create table social_nonces (
    nonce_hash bytea primary key,
    expires_at timestamptz not null
);
create index social_nonces_expires_at on social_nonces (expires_at);
