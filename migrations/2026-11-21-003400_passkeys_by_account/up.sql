-- A credential is known once for each account: refusing one that another account has told whose it is. Signing in asks for a
-- credential of the account that the challenge was made for.

alter table passkeys drop constraint passkeys_credential;
alter table passkeys add constraint passkeys_credential unique (account_id, credential_id);
