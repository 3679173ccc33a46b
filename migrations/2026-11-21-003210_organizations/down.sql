drop table organization_invitations;
drop table organization_members;
drop table organizations;
