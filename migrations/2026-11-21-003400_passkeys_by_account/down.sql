-- Of a credential that several accounts have, the first keeps it.
delete from passkeys later using passkeys first
where later.credential_id = first.credential_id and (later.created_at, later.id) > (first.created_at, first.id);
alter table passkeys drop constraint passkeys_credential;
alter table passkeys add constraint passkeys_credential unique (credential_id);
