alter table mailed_tokens drop column drops_password;
