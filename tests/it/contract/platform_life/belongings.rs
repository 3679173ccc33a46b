//! What she manages: an organization, what she is told, what she prefers, and a key of a program.

use super::*;
use platform::{KeyVariables, Organization, UserSetting};

pub(super) async fn somebody_whom_she_knows(scene: &Scene) -> Person<'_> {
    let mut luke = Person::called("luke", scene);
    luke.settle().await;
    luke
}

fn found<'a>(name: &'a str, description: Option<&'a str>) -> Operation<platform::CreateOrganization, Founding<'a>> {
    platform::CreateOrganization::build(Founding { input: platform::CreateOrganizationInput { name, description } })
}

type Founding<'a> = platform::CreateOrganizationVariables<'a>;

async fn invite(person: &Person<'_>, organization: &Id, email: &str, role: &str) -> Result<Option<bool>, Refusal> {
    let variables = platform::InviteUserToOrganizationVariables { organization_id: organization, email, role };
    let asked = person.ask(platform::InviteUserToOrganization::build(variables)).await?;
    Ok(asked.invite_user_to_organization)
}

async fn remove(person: &Person<'_>, organization: &Id, member: &Id) -> Result<Option<bool>, Refusal> {
    let variables = platform::RemoveUserFromOrganizationVariables { organization_id: organization, user_id: member };
    let asked = person.ask(platform::RemoveUserFromOrganization::build(variables)).await?;
    Ok(asked.remove_user_from_organization)
}

async fn show(person: &Person<'_>, organization: &Id) -> Result<Organization, Refusal> {
    let asked = person.ask(platform::ShowOrganization::build(IdVariables { id: organization })).await?;
    Ok(asked.organization.unwrap())
}

/// Addresses and roles.
fn members(organization: &Organization) -> Vec<(&str, &str)> {
    organization.members.iter().map(|it| (it.email.as_deref().unwrap(), it.role.as_str())).collect()
}

pub(super) async fn she_makes_an_organization(leia: &Person<'_>, luke: &Person<'_>) -> Id {
    assert_eq!(leia.is_refused(found("", None)).await, "NAME_INVALID");
    let made = leia.ask(found("Rebels", Some("A new hope"))).await.unwrap().create_organization.unwrap();
    assert_eq!((made.name.as_str(), made.description.as_deref()), ("Rebels", Some("A new hope")));
    assert_eq!((made.my_role.as_str(), members(&made)), ("owner", vec![(leia.email.as_str(), "owner")]));
    // What is left out or null stays; an empty text removes it.
    let update = |name, description| {
        let input = platform::UpdateOrganizationInput { name, description };
        platform::UpdateOrganization::build(platform::UpdateOrganizationVariables { id: &made.id, input })
    };
    let named = leia.ask(update(Some("Alliance"), None)).await.unwrap().update_organization.unwrap();
    assert_eq!((named.name.as_str(), &named.description), ("Alliance", &made.description));
    let bare = leia.ask(update(None, Some(""))).await.unwrap().update_organization.unwrap();
    assert_eq!((bare.name.as_str(), &bare.description, bare.created_at), ("Alliance", &None, made.created_at));

    // Somebody who has an account belongs to it at once, somebody else is invited: the answer is the same.
    assert_eq!(invite(leia, &made.id, &luke.email, "emperor").await.unwrap_err().reason, "ROLE_INVALID");
    assert_eq!(invite(leia, &made.id, &luke.email, "member").await.unwrap(), Some(true));
    assert_eq!(invite(leia, &made.id, &luke.email, "member").await.unwrap_err().reason, "ALREADY_MEMBER");
    assert_eq!(invite(leia, &made.id, "han@example.org", "admin").await.unwrap(), Some(true));
    let seen = show(leia, &made.id).await.unwrap();
    assert_eq!(members(&seen), [(leia.email.as_str(), "owner"), (luke.email.as_str(), "member")]);
    let [invited] = &seen.invitations[..] else { panic!("{seen:?}") };
    assert_eq!((invited.email.as_str(), invited.role.as_str()), ("han@example.org", "admin"));
    assert!(invited.created_at < invited.expires_at);
    // Plain members see no invitations, and change nothing.
    let seen = show(luke, &made.id).await.unwrap();
    assert_eq!((seen.my_role.as_str(), seen.invitations.len(), seen.members.len()), ("member", 0, 2));
    assert_eq!(luke.is_refused(update(Some("Jedi"), None)).await, "NOT_ALLOWED");
    made.id
}

pub(super) async fn somebody_takes_up_an_invitation(leia: &Person<'_>, rebels: &Id) {
    let mut han = Person::called("han", leia.scene);
    assert!(leia.scene.mail_to(&han.email).await.text.contains("Alliance"));
    leia.scene.service.move_clock(MINUTE);
    // Who confirms the address belongs to the organization.
    let user = han.settle().await;
    let list = |limit, offset| platform::Organizations::build(platform::OrganizationsVariables { limit, offset });
    let seen = han.ask(list(20, 0)).await.unwrap().organizations;
    let [own] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((&own.id, own.my_role.as_str(), own.invitations.len()), (rebels, "admin", 0));
    assert!(own.members.iter().any(|it| it.user_id == user.id && it.joined_at > own.created_at));
    assert!(han.ask(list(20, 1)).await.unwrap().organizations.is_empty());
    assert_eq!(han.is_refused(list(0, 0)).await, "TOO_SMALL");
    // He may leave as he came.
    let owner = leia.me().await.unwrap().id;
    assert_eq!(remove(&han, rebels, &owner).await.unwrap_err().reason, "OWNER_STAYS");
    assert_eq!(remove(&han, rebels, &user.id).await.unwrap(), Some(true));
    assert_eq!(show(&han, rebels).await.unwrap_err().reason, "NOT_FOUND");
}

pub(super) async fn she_ends_it(leia: &Person<'_>, luke: &Person<'_>, rebels: &Id) {
    let member = luke.me().await.unwrap().id;
    assert_eq!(remove(leia, rebels, &member).await.unwrap(), Some(true));
    let delete = || platform::DeleteOrganization::build(IdVariables { id: rebels });
    assert_eq!(luke.is_refused(delete()).await, "NOT_FOUND");
    assert_eq!(leia.ask(delete()).await.unwrap().delete_organization, Some(true));
    assert_eq!(show(leia, rebels).await.unwrap_err().reason, "NOT_FOUND");
}

pub(super) async fn she_is_told_things(leia: &Person<'_>, luke: &Person<'_>) {
    let read = |unread_only| {
        let variables = platform::NotificationsVariables { unread_only, limit: 20, offset: 0 };
        platform::Notifications::build(variables)
    };
    let told = async |unread_only| leia.ask(read(unread_only)).await.unwrap().notifications;
    let unread = async || leia.ask(platform::UnreadCount::build(())).await.unwrap().unread_notification_count;
    let mark = |id| platform::MarkNotificationAsRead::build(IdVariables { id });
    assert_eq!((told(false).await.len(), unread().await), (0, 0));
    let squadron = luke.ask(found("Rogues", None)).await.unwrap().create_organization.unwrap().id;
    assert_eq!(invite(luke, &squadron, &leia.email, "member").await.unwrap(), Some(true));
    leia.scene.service.move_clock(MINUTE);
    assert_eq!(remove(luke, &squadron, &leia.me().await.unwrap().id).await.unwrap(), Some(true));

    let seen = told(true).await;
    let [removed, added] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!((added.kind.as_str(), removed.kind.as_str()), ("organization.added", "organization.removed"));
    assert!(added.message.contains("Rogues") && !added.title.is_empty() && added.created_at < removed.created_at);
    assert!(added.data.as_ref().is_some_and(|it| it.0["organization_id"] == *squadron.inner()), "{added:?}");
    assert_eq!((added.is_read, &added.read_at, unread().await), (false, &None, 2));
    // The first time it was read stays.
    let first = leia.ask(mark(&added.id)).await.unwrap().mark_notification_as_read.unwrap();
    assert!(first.is_read && first.read_at.is_some());
    leia.scene.service.move_clock(MINUTE);
    assert_eq!(leia.ask(mark(&added.id)).await.unwrap().mark_notification_as_read, Some(first));
    assert_eq!((told(true).await.len(), told(false).await.len(), unread().await), (1, 2, 1));
    assert_eq!(luke.is_refused(mark(&added.id)).await, "NOT_FOUND");
    let all = platform::MarkAllNotificationsAsRead::build(());
    assert_eq!(leia.ask(all).await.unwrap().mark_all_notifications_as_read, Some(true));
    assert_eq!((told(true).await.len(), unread().await), (0, 0));
    let delete = || platform::DeleteNotification::build(IdVariables { id: &added.id });
    assert_eq!(leia.ask(delete()).await.unwrap().delete_notification, Some(true));
    assert_eq!(leia.is_refused(delete()).await, "NOT_FOUND");
    assert_eq!(told(false).await.len(), 1);
}

pub(super) async fn she_sets_what_she_prefers(leia: &Person<'_>) {
    let set = |key, value| platform::UpdateUserSetting::build(platform::UpdateUserSettingVariables { key, value });
    let list = async || leia.ask(platform::Settings::build(())).await.unwrap().user_settings;
    let one = async |key| -> Option<UserSetting> {
        leia.ask(platform::ShowSetting::build(KeyVariables { key })).await.unwrap().user_setting
    };
    assert_eq!(leia.is_refused(set("side of the Force", "light")).await, "KEY_INVALID");
    let dark = leia.ask(set("theme", "dark")).await.unwrap().update_user_setting.unwrap();
    assert_eq!((dark.key.as_str(), dark.value.as_str()), ("theme", "dark"));
    leia.ask(set("locale", "en")).await.unwrap();
    leia.scene.service.move_clock(MINUTE);
    let light = leia.ask(set("theme", "light")).await.unwrap().update_user_setting.unwrap();
    assert!(dark.updated_at < light.updated_at);
    assert_eq!(one("theme").await, Some(light));
    assert_eq!(list().await.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["locale", "theme"]);
    let delete = || platform::DeleteUserSetting::build(KeyVariables { key: "theme" });
    assert_eq!(leia.ask(delete()).await.unwrap().delete_user_setting, Some(true));
    // There being none is an answer to who asks, and a refusal to who deletes.
    assert_eq!(one("theme").await, None);
    assert_eq!(leia.is_refused(delete()).await, "NOT_FOUND");
}

pub(super) async fn she_goes_through_the_first_steps(leia: &Person<'_>) {
    let state = async || leia.ask(platform::Onboarding::build(())).await.unwrap().onboarding;
    let begun = state().await;
    assert_eq!((begun.completed, begun.completed_at, begun.events.len()), (false, None, 0));
    let track = |event, step_id| {
        platform::TrackOnboardingEvent::build(platform::TrackOnboardingEventVariables { event, step_id })
    };
    assert_eq!(leia.ask(track("opened", Some("welcome"))).await.unwrap().track_onboarding_event, Some(true));
    assert_eq!(leia.ask(track("closed", None)).await.unwrap().track_onboarding_event, Some(true));
    assert_eq!(leia.is_refused(track("", None)).await, "TOO_SHORT");
    assert!(leia.ask(platform::CompleteOnboarding::build(())).await.unwrap().complete_onboarding.success);
    let through = state().await;
    assert!(through.completed && through.events.iter().all(|it| Some(&it.created_at) <= through.completed_at.as_ref()));
    let events: Vec<_> = through.events.iter().map(|it| (it.event.as_str(), it.step_id.as_deref())).collect();
    assert_eq!(events, [("opened", Some("welcome")), ("closed", None)]);
    assert!(leia.ask(platform::ResetOnboarding::build(())).await.unwrap().reset_onboarding.success);
    let again = state().await;
    assert_eq!((again.completed, again.completed_at), (false, through.completed_at));
}

/// The key that is left.
pub(super) async fn a_program_acts_for_her(leia: &Person<'_>) -> platform::ApiKey {
    leia.prove().await;
    let create = |name, permissions| {
        let input = platform::CreateApiKeyInput { name, environment: "test", kind: "graphql", permissions };
        platform::CreateApiKey::build(platform::CreateApiKeyVariables { input })
    };
    let list = async || leia.ask(platform::ApiKeys::build(())).await.unwrap().api_keys;
    assert_eq!(leia.is_refused(create("droid", &[])).await, "TOO_FEW");
    assert_eq!(leia.is_refused(create("droid", &["admin"])).await, "ADMIN_REQUIRED");
    let made = leia.ask(create("droid", &["read"])).await.unwrap().create_api_key;
    let (whole, kept) = (made.key.unwrap(), made.data.unwrap());
    assert!(whole.starts_with(&kept.key_prefix) && kept.key_prefix.starts_with("tb_test_"), "{kept:?}");
    assert_eq!((kept.name.as_str(), kept.environment.as_str(), kept.kind.as_str()), ("droid", "test", "graphql"));
    assert_eq!((&kept.permissions[..], kept.status.as_str()), (&["read".to_owned()][..], "active"));
    assert_eq!((&kept.user_id, &kept.last_used_at), (&leia.me().await.unwrap().id, &None));
    assert_eq!(list().await, std::slice::from_ref(&kept));

    let droid = Person { access: Some(whole), ..leia.elsewhere() };
    assert_eq!(droid.me().await.unwrap().id, kept.user_id);
    assert_eq!(droid.is_refused(platform::Sessions::build(())).await, "PERMISSION_REQUIRED");
    assert!(list().await[0].last_used_at.is_some());
    let revoke = || platform::RevokeApiKey::build(IdVariables { id: &kept.id });
    assert!(leia.ask(revoke()).await.unwrap().revoke_api_key.success);
    assert_eq!(droid.me().await.unwrap_err().reason, "UNAUTHENTICATED");
    assert_eq!(list().await[0].status, "revoked");
    leia.ask(create("protocol droid", &["read", "trade"])).await.unwrap().create_api_key.data.unwrap()
}
