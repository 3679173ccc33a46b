-- A link that adds an address to an account carries it as it was typed: the key is not what is shown.
alter table mailed_tokens
    add column address text,
    add constraint mailed_tokens_address_to_add check ((address is not null) = (purpose = 'activation_secondary_email'));
