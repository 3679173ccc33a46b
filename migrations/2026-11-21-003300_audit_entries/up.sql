-- Who did what to whom. Lines are added and never changed, and outlive the accounts that they tell of: there is no reference.

create table audit_entries (
    id bigint generated always as identity primary key,
    -- Nobody where an operator did it by the command line.
    actor uuid,
    subject uuid not null,
    action text not null,
    reason text,
    client_address text,
    created_at timestamptz not null
);
create index audit_entries_subject on audit_entries (subject, id);
create index audit_entries_action on audit_entries (action, id);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the lines of audit_entries stay as they are';
end
$$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
    for each statement execute function refuse_change_of_audit();
