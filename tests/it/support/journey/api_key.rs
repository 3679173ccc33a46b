//! Steps of examples with API keys of the platform contract.

use super::{Holding, Journey, World, text};
use serde_json::json;

const CREATE: &str = "mutation ($permission: String!) {
    createApiKey(input: { name: \"bot\", permissions: [$permission] }) { key data { id } } }";

impl<W: World> Journey<W> {
    pub(super) async fn have_api_key(&mut self, username: &str, permission: &str) -> Result<(), String> {
        let payload = self.succeed_at_platform_as(Some(username), CREATE, &json!({ "permission": permission })).await?;
        self.held.put(username, Holding::ApiKey, text(&payload, "key")?);
        self.held.put(username, Holding::ApiKeyId, text(&payload["data"], "id")?);
        Ok(())
    }

    /// In the state that the word names.
    pub(super) async fn have_api_key_that_is(&mut self, username: &str, state: &str) -> Result<(), String> {
        self.have_api_key(username, "read").await?;
        let id = self.holding(username, Holding::ApiKeyId)?;
        self.world.end_api_key(id.trim_start_matches("key_"), state).await;
        Ok(())
    }
}
