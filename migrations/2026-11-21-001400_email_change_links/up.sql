-- A link that makes another address the primary one: it carries the address as it was typed, as links to a second one do.
alter table mailed_tokens
    drop constraint mailed_tokens_known_purpose,
    add constraint mailed_tokens_known_purpose check (
        purpose in ('activation', 'activation_secondary_email', 'password_reset', 'password_set', 'email_change')
    ),
    drop constraint mailed_tokens_address_to_add,
    add constraint mailed_tokens_address_to_add
        check ((address is not null) = (purpose in ('activation_secondary_email', 'email_change')));
