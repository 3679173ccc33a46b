alter table mailed_tokens
    drop constraint mailed_tokens_address_to_add,
    drop column address;
