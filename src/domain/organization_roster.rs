//! Who belongs to several organizations, and whom they invited: asked once for all of them, and only when somebody asks.

use super::organization::{self, Role};
use crate::app::App;
use crate::error::Failure;
use std::collections::BTreeMap;
use tokio::sync::OnceCell;
use uuid::Uuid;

pub use crate::db::organization_invitations::Invitation;
pub use crate::db::organization_members::Member;

/// The lists of some organizations that somebody belongs to.
#[derive(Debug)]
pub struct Roster {
    organizations: Vec<Uuid>,
    /// Those whose invitations may be seen.
    run: Vec<Uuid>,
    members: OnceCell<BTreeMap<Uuid, Vec<Member>>>,
    invitations: OnceCell<BTreeMap<Uuid, Vec<Invitation>>>,
}

impl Roster {
    /// That of these organizations, by what somebody is in each.
    pub fn new(organizations: impl Iterator<Item = (Uuid, Role)>) -> Self {
        let (mut all, mut run) = (Vec::new(), Vec::new());
        for (id, role) in organizations {
            all.push(id);
            if role != Role::Member {
                run.push(id);
            }
        }
        Self { organizations: all, run, members: OnceCell::new(), invitations: OnceCell::new() }
    }

    /// Who belongs to one of them, in the order of joining.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn members(&self, app: &App, id: Uuid) -> Result<&[Member], Failure> {
        let lists = self.members.get_or_try_init(async || {
            let found = organization::members(app, &self.organizations).await?;
            Ok::<_, Failure>(grouped(found, |member| member.organization))
        });
        Ok(lists.await?.get(&id).map_or(&[], Vec::as_slice))
    }

    /// The invitations of one of them that can still be taken up, the oldest first; none that may not be seen.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn invitations(&self, app: &App, id: Uuid) -> Result<&[Invitation], Failure> {
        if !self.run.contains(&id) {
            return Ok(&[]);
        }
        let lists = self.invitations.get_or_try_init(async || {
            let found = organization::invitations(app, &self.run).await?;
            Ok::<_, Failure>(grouped(found, |invitation| invitation.organization_id))
        });
        Ok(lists.await?.get(&id).map_or(&[], Vec::as_slice))
    }
}

fn grouped<T>(all: Vec<T>, of: fn(&T) -> Uuid) -> BTreeMap<Uuid, Vec<T>> {
    let mut groups: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for one in all {
        groups.entry(of(&one)).or_default().push(one);
    }
    groups
}
