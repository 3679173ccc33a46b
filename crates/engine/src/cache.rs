//! Valid documents by their text, bounded by count and bytes. Look-up copies nothing.

use crate::document::Document;
use crate::limits::CacheBounds;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// One document may take one of this many parts of the cache.
const SHARES: usize = 8;

/// The cache. A document that was used since it was last looked at gets a second chance before it goes.
#[derive(Debug)]
pub(crate) struct Cache {
    bounds: CacheBounds,
    kept: RwLock<Kept>,
    hits: AtomicU64,
    misses: AtomicU64,
}

#[derive(Debug, Default)]
struct Kept {
    /// The hashes of the map are keyed per process, so that nobody can prepare documents that collide.
    documents: HashMap<Arc<str>, Weighed>,
    /// The documents in the order in which they will be looked at.
    order: VecDeque<Arc<str>>,
    size_bytes: usize,
}

#[derive(Debug)]
struct Weighed {
    document: Arc<Document>,
    size_bytes: usize,
}

/// How full the cache is, and how often it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheUse {
    /// How many documents are kept.
    pub entries: usize,
    /// What they take, estimated, in bytes.
    pub bytes: usize,
    /// How often a document was found, since the start.
    pub hits: u64,
    /// How often one was not: the first sight of it, one that was pushed out meanwhile, or one that is never kept because
    /// it is not valid.
    pub misses: u64,
}

impl Cache {
    /// An empty cache.
    pub(crate) fn new(bounds: CacheBounds) -> Self {
        Self { bounds, kept: RwLock::default(), hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }

    /// The document with this text, where it is kept.
    pub(crate) fn get(&self, text: &str) -> Option<Arc<Document>> {
        let document = self.find(text);
        let count = if document.is_some() { &self.hits } else { &self.misses };
        count.fetch_add(1, Ordering::Relaxed);
        document
    }

    fn find(&self, text: &str) -> Option<Arc<Document>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let document = &kept.documents.get(text)?.document;
        // Written only once between two looks, so that many readers do not fight for the line.
        if !document.used.load(Ordering::Relaxed) {
            document.used.store(true, Ordering::Relaxed);
        }
        Some(Arc::clone(document))
    }

    /// Keeps a document, or weighs it again after it got more plans. Others go where there is no room; one that takes more
    /// than its share is not kept, so that it pushes nothing out.
    pub(crate) fn put(&self, document: &Arc<Document>) {
        let size_bytes = document.size_bytes + document.plans_size_bytes();
        let text = &document.text;
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if size_bytes > self.bounds.bytes / SHARES {
            if kept.remove(text) {
                kept.order.retain(|other| other != text);
            }
            return;
        }
        let before = kept.documents.insert(Arc::clone(text), Weighed { document: Arc::clone(document), size_bytes });
        kept.size_bytes += size_bytes;
        match before {
            Some(before) => kept.size_bytes = kept.size_bytes.saturating_sub(before.size_bytes),
            None => kept.order.push_back(Arc::clone(text)),
        }
        while kept.documents.len() > self.bounds.entries || kept.size_bytes > self.bounds.bytes {
            if !kept.drop_one() {
                break;
            }
        }
    }

    /// How full the cache is, and how often it helped. The counts are read one after the other, not at one moment.
    pub(crate) fn usage(&self) -> CacheUse {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        CacheUse {
            entries: kept.documents.len(),
            bytes: kept.size_bytes,
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
        }
    }
}

impl Kept {
    /// Looks at the oldest document and drops it, or marks it unused and puts it last. `false` where there is none.
    fn drop_one(&mut self) -> bool {
        let Some(text) = self.order.pop_front() else {
            return false;
        };
        let was_used = self.documents.get(&text).is_some_and(|kept| kept.document.used.swap(false, Ordering::Relaxed));
        if was_used {
            self.order.push_back(text);
        } else {
            self.remove(&text);
        }
        true
    }

    /// Removes a document, but not its place in the order. Answers whether it was there.
    fn remove(&mut self, text: &str) -> bool {
        let gone = self.documents.remove(text);
        self.size_bytes = self.size_bytes.saturating_sub(gone.as_ref().map_or(0, |gone| gone.size_bytes));
        gone.is_some()
    }
}
