delete from mailed_tokens where purpose = 'email_change';
alter table mailed_tokens
    drop constraint mailed_tokens_known_purpose,
    add constraint mailed_tokens_known_purpose check (
        purpose in ('activation', 'activation_secondary_email', 'password_reset', 'password_set')
    ),
    drop constraint mailed_tokens_address_to_add,
    add constraint mailed_tokens_address_to_add check ((address is not null) = (purpose = 'activation_secondary_email'));
