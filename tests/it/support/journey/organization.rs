//! Steps of examples with organizations, notifications, settings and first steps.

use super::{Holding, Journey, World, text};
use serde_json::{Value, json};
use xtask::example::PlatformStep;

const CREATE: &str = "mutation ($name: String!) { createOrganization(input: { name: $name }) { id } }";
const INVITE: &str = "mutation ($id: ID!, $email: String!, $role: String!) {
    inviteUserToOrganization(organization_id: $id, email: $email, role: $role) }";
const NEWEST: &str = "query { notifications(limit: 1) { id } }";
const READ: &str = "mutation ($id: ID!) { markNotificationAsRead(id: $id) { id } }";
const SET: &str = "mutation ($key: String!, $value: String!) { updateUserSetting(key: $key, value: $value) { key } }";
const COMPLETE: &str = "mutation { completeOnboarding { success } }";
const TRACK: &str = "mutation ($event: String!) { trackOnboardingEvent(event: $event) }";

impl<W: World> Journey<W> {
    pub(super) async fn do_at_platform(&mut self, username: &str, step: &PlatformStep) -> Result<(), String> {
        match step {
            PlatformStep::MakesOrganization(name) => {
                let made = self.act(username, CREATE, json!({ "name": name })).await?;
                self.held.put(username, Holding::OrganizationId, text(&made, "id")?);
            }
            PlatformStep::Invites { address, role } => {
                let id = self.holding(username, Holding::OrganizationId)?;
                self.act(username, INVITE, json!({ "id": id, "email": address, "role": role })).await?;
            }
            PlatformStep::OwnsManyOrganizations => {
                for _ in 0..20 {
                    self.act(username, CREATE, json!({ "name": "Rebels" })).await?;
                }
            }
            PlatformStep::HasManyMembers => self.world.fill_organization(username).await,
            PlatformStep::HasManyInvitations => self.world.fill_invitations(username).await,
            PlatformStep::LooksAtNotifications => {
                let newest = self.act(username, NEWEST, json!({})).await?;
                self.held.put(username, Holding::NotificationId, text(&newest[0], "id")?);
            }
            PlatformStep::ReadsNotification => {
                let id = self.holding(username, Holding::NotificationId)?;
                self.act(username, READ, json!({ "id": id })).await?;
            }
            PlatformStep::Sets { key, value } => {
                self.act(username, SET, json!({ "key": key, "value": value })).await?;
            }
            PlatformStep::HasManySettings => {
                for number in 0..100 {
                    self.act(username, SET, json!({ "key": format!("key{number}"), "value": "" })).await?;
                }
            }
            PlatformStep::CompletesOnboarding => drop(self.act(username, COMPLETE, json!({})).await?),
            PlatformStep::Reports(event) => drop(self.act(username, TRACK, json!({ "event": event })).await?),
        }
        Ok(())
    }

    async fn act(&self, username: &str, request: &str, variables: Value) -> Result<Value, String> {
        self.succeed_at_platform_as(Some(username), request, &variables).await
    }
}
