alter table accounts drop column confirmed_once;
