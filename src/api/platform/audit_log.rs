//! `Query.auditLog`

use super::PlatformApi;
use super::errors::Refusal;
use super::ids;
use super::types::user_id;
use crate::api::scalars::DateTime;
use crate::domain::admin_directory::{self, Slice};
use crate::domain::audit;
use crate::generated::platform::query::{self, AuditLogArguments};
use crate::generated::platform::types::AuditEntry;
use lychgate_engine::{FieldError, Id};

impl query::AuditLog for PlatformApi {
    async fn audit_log(
        &self,
        _caller: &Self::Admin,
        arguments: AuditLogArguments,
    ) -> Result<Vec<AuditEntry>, FieldError> {
        let AuditLogArguments { subject_id, action, limit, offset } = arguments;
        // Nothing was done to what is no person, as to a person that there never was.
        let Ok(subject) = subject_id.into_option().as_ref().map(|id| ids::USER.find(id)).transpose() else {
            return Ok(Vec::new());
        };
        let (action, slice) = (action.into_option(), Slice { limit, offset });
        let lines = admin_directory::audit_log(&self.app, subject, action.as_deref(), slice).await;
        Ok(lines.map_err(Refusal::from)?.into_iter().map(shown).collect())
    }
}

fn shown(line: audit::AuditEntry) -> AuditEntry {
    AuditEntry {
        id: Id(format!("aud_{}", line.id)),
        actor_id: line.actor.map(user_id),
        subject_id: user_id(line.subject),
        action: line.action,
        reason: line.reason,
        ip_address: line.client_address,
        created_at: DateTime(line.created_at),
    }
}
