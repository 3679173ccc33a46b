//! Numbers for Prometheus. Every label comes from a closed list, so that no request can make the table grow.

use super::endpoint::Endpoint;
use http::StatusCode;
use lychgate_engine::{Field, OperationKind, Tables};
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric, MetricEncoder};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The media type of [`Metrics::text`].
pub(super) const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the duration buckets, in seconds: from a cached `__typename` to a request that hashes and waits.
const DURATION_BUCKETS_S: [f64; 14] =
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct EndpointLabels {
    endpoint: &'static str,
    contract: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    endpoint: &'static str,
    contract: &'static str,
    status: u16,
}

impl EndpointLabels {
    fn of(endpoint: Endpoint) -> Self {
        Self { endpoint: endpoint.label(), contract: endpoint.contract() }
    }
}

impl RequestLabels {
    fn of(endpoint: Endpoint, status: StatusCode) -> Self {
        Self { endpoint: endpoint.label(), contract: endpoint.contract(), status: status.as_u16() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct FieldLabels {
    contract: &'static str,
    operation: &'static str,
    field: &'static str,
}

#[derive(Debug, Clone, Copy)]
struct Durations;

impl MetricConstructor<Histogram> for Durations {
    fn new_metric(&self) -> Histogram {
        Histogram::new(DURATION_BUCKETS_S)
    }
}

/// All numbers of the HTTP layer, and those that other parts let it ask for.
#[derive(Debug)]
pub struct Metrics {
    registry: Mutex<Registry>,
    requests: Family<RequestLabels, Counter>,
    durations: Family<EndpointLabels, Histogram, Durations>,
    in_flight: Gauge,
    connections: Gauge,
    connections_total: Counter,
    panics: Counter,
    fields: Family<FieldLabels, Counter>,
    request_errors: Family<EndpointLabels, Counter>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// An empty table.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("lychgate");
        let requests = Family::default();
        let durations = Family::new_with_constructor(Durations);
        let (in_flight, connections) = (Gauge::default(), Gauge::default());
        let (connections_total, panics) = (Counter::default(), Counter::default());
        let (fields, request_errors) = (Family::default(), Family::default());
        registry.register("http_requests", "Requests answered; 499 where the client left first", requests.clone());
        registry.register("http_request_duration_seconds", "Time from request head to answer", durations.clone());
        registry.register("http_requests_in_flight", "Requests being answered", in_flight.clone());
        registry.register("http_connections_open", "Connections being served", connections.clone());
        registry.register("http_connections", "Connections accepted", connections_total.clone());
        registry.register("http_panics", "Requests that ended in a defect of the service", panics.clone());
        registry.register("graphql_root_fields", "Root fields run, by the names of the schema", fields.clone());
        registry.register("graphql_request_errors", "Documents refused before they ran", request_errors.clone());
        let registry = Mutex::new(registry);
        Self {
            registry,
            requests,
            durations,
            in_flight,
            connections,
            connections_total,
            panics,
            fields,
            request_errors,
        }
    }

    /// Adds a number that is asked for at each scrape: the length of a queue, for one. `name` is without prefix.
    pub fn observe_gauge(&self, name: &'static str, help: &'static str, readings: Vec<Reading>) {
        self.observe(Observed { name, help, kind: Kind::Gauge, readings });
    }

    /// Adds a count that something else keeps and that never falls.
    pub fn observe_counter(&self, name: &'static str, help: &'static str, readings: Vec<Reading>) {
        self.observe(Observed { name, help, kind: Kind::Counter, readings });
    }

    fn observe(&self, observed: Observed) {
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register_collector(Box::new(observed));
    }

    /// The table in the OpenMetrics text format; nothing where a number cannot be written, which is a defect.
    pub fn text(&self) -> Option<String> {
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).ok()?;
        Some(text)
    }

    pub(super) fn connection_opened(&self) -> Open {
        self.connections_total.inc();
        Open::of(&self.connections)
    }

    pub(super) fn request_begun(&self) -> Open {
        Open::of(&self.in_flight)
    }

    pub(super) fn request_answered(&self, endpoint: Endpoint, status: StatusCode, duration: Duration) {
        self.requests.get_or_create(&RequestLabels::of(endpoint, status)).inc();
        self.durations.get_or_create(&EndpointLabels::of(endpoint)).observe(duration.as_secs_f64());
    }

    /// Where most answers of an endpoint are counted, found once.
    pub(super) fn usual(&self, endpoint: Endpoint) -> Usual {
        Usual {
            requests: self.requests.get_or_create_owned(&RequestLabels::of(endpoint, StatusCode::OK)),
            durations: self.durations.get_or_create_owned(&EndpointLabels::of(endpoint)),
        }
    }

    pub(super) fn panicked(&self) {
        self.panics.inc();
    }

    pub(super) fn request_error(&self, endpoint: Endpoint) {
        self.request_errors.get_or_create(&EndpointLabels::of(endpoint)).inc();
    }

    /// The counters of every root field of a contract, made at once: a count at zero tells more than a missing one.
    pub(super) fn root_fields(&self, tables: &'static Tables) -> RootFields {
        let of = |root: &str, operation: &'static str| {
            let fields =
                tables.objects.iter().find(|object| object.name == root).map_or(&[][..], |object| object.fields);
            let labels = |field: &'static str| FieldLabels { contract: tables.contract, operation, field };
            let root_field = |name: &'static str| RootField {
                name,
                alone: format!("{operation} {name}").into(),
                counter: self.fields.get_or_create_owned(&labels(name)),
            };
            fields.iter().map(|field| root_field(field.name)).collect()
        };
        RootFields { query: of("Query", "query"), mutation: of("Mutation", "mutation") }
    }
}

/// The numbers of an endpoint's answers that are as usual, with the status 200.
#[derive(Debug)]
pub(super) struct Usual {
    requests: Counter,
    durations: Histogram,
}

impl Usual {
    /// As [`Metrics::request_answered`].
    pub(super) fn request_answered(&self, duration: Duration) {
        self.requests.inc();
        self.durations.observe(duration.as_secs_f64());
    }
}

/// What is kept of each root field of a contract.
#[derive(Debug)]
pub(super) struct RootFields {
    query: Box<[RootField]>,
    mutation: Box<[RootField]>,
}

#[derive(Debug)]
struct RootField {
    name: &'static str,
    /// What an operation is called that asks for nothing else.
    alone: Arc<str>,
    counter: Counter,
}

impl RootFields {
    /// Counts one operation's root fields and names them for the log. Only names of the schema are told, never aliases.
    pub(super) fn count(&self, kind: OperationKind, fields: &[Field]) -> Arc<str> {
        let (word, known) = match kind {
            OperationKind::Query => ("query", &self.query),
            OperationKind::Mutation => ("mutation", &self.mutation),
        };
        let counted = |field: &Field| {
            let known = known.get(usize::from(field.index))?;
            known.counter.inc();
            Some(known)
        };
        if let [only] = fields
            && let Some(field) = counted(only)
        {
            return Arc::clone(&field.alone);
        }
        let names = fields.iter().filter_map(counted).flat_map(|field| [" ", field.name]);
        std::iter::once(word).chain(names).collect::<String>().into()
    }
}

/// Counts something as open until it is dropped.
#[derive(Debug)]
pub(super) struct Open(Gauge);

impl Open {
    fn of(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// How to ask for a number that another part keeps.
pub struct Reading {
    label: Option<(&'static str, &'static str)>,
    read: Box<dyn Fn() -> u64 + Send + Sync>,
}

impl Reading {
    /// A number that there is one of.
    pub fn new(read: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self { label: None, read: Box::new(read) }
    }

    /// One of several numbers of the same name, told apart by a label.
    pub fn labelled(key: &'static str, value: &'static str, read: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self { label: Some((key, value)), read: Box::new(read) }
    }
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Reading").field(&self.label).finish()
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Gauge,
    Counter,
}

/// A name with its readings.
#[derive(Debug)]
struct Observed {
    name: &'static str,
    help: &'static str,
    kind: Kind,
    readings: Vec<Reading>,
}

impl prometheus_client::collector::Collector for Observed {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let metric_type = match self.kind {
            Kind::Gauge => MetricType::Gauge,
            Kind::Counter => MetricType::Counter,
        };
        let mut encoder = encoder.encode_descriptor(self.name, self.help, None, metric_type)?;
        if let [Reading { label: None, read }] = self.readings.as_slice() {
            return self.write(encoder, read());
        }
        for Reading { label, read } in &self.readings {
            let labels: Vec<_> = label.iter().copied().collect();
            self.write(encoder.encode_family(&labels)?, read())?;
        }
        Ok(())
    }
}

impl Observed {
    fn write(&self, encoder: MetricEncoder<'_>, number: u64) -> Result<(), std::fmt::Error> {
        match self.kind {
            Kind::Gauge => ConstGauge::new(i64::try_from(number).unwrap_or(i64::MAX)).encode(encoder),
            Kind::Counter => ConstCounter::new(number).encode(encoder),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_written_with_what_others_keep() {
        let metrics = Metrics::new();
        metrics.observe_gauge("passwords_queue", "Hashes that wait", vec![Reading::new(|| 7)]);
        let readings = ["accounts", "session"].map(|name| Reading::labelled("contract", name, || 9));
        metrics.observe_counter("prepared_hits", "Documents known", readings.into());
        let open = metrics.request_begun();
        metrics.request_answered(Endpoint::Live, StatusCode::OK, Duration::from_millis(3));
        let text = metrics.text().unwrap();
        for line in [
            "lychgate_passwords_queue 7",
            "lychgate_prepared_hits_total{contract=\"accounts\"} 9",
            "lychgate_prepared_hits_total{contract=\"session\"} 9",
            "lychgate_http_requests_in_flight 1",
            "lychgate_http_requests_total{endpoint=\"health/live\",contract=\"\",status=\"200\"} 1",
            "lychgate_http_request_duration_seconds_bucket{le=\"0.005\",endpoint=\"health/live\",contract=\"\"} 1",
            "lychgate_http_request_duration_seconds_bucket{le=\"0.0025\",endpoint=\"health/live\",contract=\"\"} 0",
            "# EOF",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is missing in\n{text}");
        }
        drop(open);
        assert!(metrics.text().unwrap().contains("lychgate_http_requests_in_flight 0"));
    }
}
