//! What every scenario stands on: the plan of the attack, its directory, its PostgreSQL, and the report.

use crate::Plan;
use crate::belief::Belief;
use crate::report::Report;
use lychgate_rig::cluster::{Cluster, Sql};
use lychgate_rig::instance::{Instance, environment};
use lychgate_rig::mail::MailServer;
use lychgate_rig::numbers::Numbers;
use lychgate_rig::place::Place;
use lychgate_rig::trouble::Trouble;
use std::path::Path;
use std::sync::Arc;

/// What every scenario stands on.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) plan: Plan,
    pub(crate) numbers: Numbers,
    pub(crate) report: Report,
    // Before the place, which takes the directory with it.
    pub(crate) cluster: Cluster,
    pub(crate) place: Place,
    instances: u32,
}

/// A database with a mail server and what instances on it are started with.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) database: String,
    pub(crate) url: String,
    pub(crate) mails: Arc<MailServer>,
    settings: Vec<(String, String)>,
}

impl Ground {
    pub(crate) async fn make(mut plan: Plan) -> Result<Self, Trouble> {
        // Instances stand in directories of their own.
        for binary in std::iter::once(&mut plan.binary).chain(&mut plan.old) {
            let found = std::fs::canonicalize(&*binary);
            *binary = found.map_err(|error| Trouble::new(format!("{}: {error}", binary.display())))?;
        }
        let place = Place::make()?;
        let cluster = Cluster::make(&place).await?;
        let report = Report::new(plan.strict, plan.lenient);
        Ok(Self { numbers: Numbers::new(plan.seed), report, cluster, place, instances: 0, plan })
    }

    /// A fresh database with a mail server; `settings` go to all instances on it.
    pub(crate) async fn scene(&self, database: &str, settings: &[(&str, &str)]) -> Result<Scene, Trouble> {
        let url = self.cluster.database(database).await?;
        let mails = Arc::new(MailServer::start().await?);
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ok(Scene { database: database.to_owned(), url, mails, settings })
    }

    /// Starts the binary under attack on a scene.
    pub(crate) async fn start(&mut self, scene: &Scene) -> Result<Instance, Trouble> {
        let binary = self.plan.binary.clone();
        self.start_binary(scene, &binary).await
    }

    /// Starts some binary on a scene.
    pub(crate) async fn start_binary(&mut self, scene: &Scene, binary: &Path) -> Result<Instance, Trouble> {
        self.instances += 1;
        let settings: Vec<_> = scene.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let environment = environment(&scene.url, &scene.mails.url(), &settings);
        Instance::start(&self.place, &self.instances.to_string(), binary, environment).await
    }

    pub(crate) async fn sql(&self, scene: &Scene) -> Result<Sql, Trouble> {
        self.cluster.sql(&scene.database).await
    }

    /// One of two numbers, as the run is short or not.
    pub(crate) fn size<T>(&self, short: T, whole: T) -> T {
        if self.plan.short { short } else { whole }
    }
}

/// As many people who have no accounts yet.
pub(crate) fn nobody(members: usize) -> Vec<Vec<Belief>> {
    vec![Vec::new(); members]
}
