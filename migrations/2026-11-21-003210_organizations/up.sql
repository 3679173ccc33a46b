-- Organizations, who belongs to them, and whom they invited.

create table organizations (
    id uuid primary key,
    -- The organization goes with the account of its owner.
    owner_id integer not null references accounts on delete cascade,
    name text not null,
    description text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index organizations_owner on organizations (owner_id);

create table organization_members (
    organization_id uuid not null references organizations on delete cascade,
    account_id integer not null references accounts on delete cascade,
    role text not null constraint organization_members_role check (role in ('owner', 'admin', 'member')),
    joined_at timestamptz not null,
    primary key (organization_id, account_id)
);
create index organization_members_account on organization_members (account_id, joined_at);
create unique index organization_members_owner on organization_members (organization_id) where role = 'owner';

-- Whoever confirms the address becomes a member.
create table organization_invitations (
    organization_id uuid not null references organizations on delete cascade,
    address_key text not null,
    address text not null,
    role text not null constraint organization_invitations_role check (role in ('admin', 'member')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organization_id, address_key)
);
create index organization_invitations_address on organization_invitations (address_key);
create index organization_invitations_expiry on organization_invitations (expires_at);
