-- Passkeys: public keys of authenticators that people sign in with, whatever the contract.

create table passkeys (
    id uuid primary key,
    account_id integer not null references accounts on delete cascade,
    -- What the authenticator calls it.
    credential_id bytea not null constraint passkeys_credential unique,
    -- The public key (COSE), and the number of its algorithm.
    public_key bytea not null,
    algorithm integer not null,
    -- How often the authenticator said it has signed. Of two that share a key one falls behind.
    signature_counter bigint not null constraint passkeys_counter check (signature_counter between 0 and 4294967295),
    -- Whether copies of it may be kept elsewhere, which never changes, and whether there were any when it was last used.
    backup_eligible boolean not null,
    backed_up boolean not null,
    -- How browsers reach the authenticator.
    transports text[] not null,
    device_name text not null constraint passkeys_name check (char_length(device_name) between 1 and 100),
    created_at timestamptz not null,
    last_used_at timestamptz
);

create index passkeys_of_account on passkeys (account_id, created_at, id);

create table passkey_challenges (
    -- SHA-256 of the challenge.
    challenge_hash bytea primary key,
    -- Whose passkey it asks for. Nobody's where an address was made up: then it is good for nothing.
    account_id integer references accounts on delete cascade,
    -- The session that a passkey is registered in; none for signing in.
    session_id uuid references sessions on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint passkey_challenges_session check (session_id is null or account_id is not null)
);

create index passkey_challenges_expiry on passkey_challenges (expires_at);
create index passkey_challenges_of_account on passkey_challenges (account_id);
create index passkey_challenges_of_session on passkey_challenges (session_id);
