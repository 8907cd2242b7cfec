//! The engine on the host: each kind of search and the way from bytes to ready, at four sizes.
//! Must never hold a limit: what is slow is read from the figures, not failed by a test.

// Criterion's macro writes a public function without a comment.
#![allow(missing_docs)]

use std::hint::black_box;
use std::time::Duration;

use activelist_bench::engine::Engine;
use activelist_bench::people;
use activelist_bench::questions::{Kind, questions};
use activelist_publication::write;
use activelist_search::Criteria;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn all(criterion: &mut Criterion) {
    let wanted = std::env::var("ACTIVELIST_BENCH_SIZES").unwrap_or_default();
    let wanted: Vec<usize> = wanted.split(',').filter_map(|n| n.parse().ok()).collect();
    for size in [203, 2_500, 25_000, 100_000] {
        if wanted.is_empty() || wanted.contains(&size) {
            one(criterion, size);
        }
    }
}

fn one(criterion: &mut Criterion, size: usize) {
    let Ok(list) = people::list(size) else { return };
    let Ok(bytes) = write(&list) else { return };
    let Some(mut engine) = Engine::ready(&bytes) else {
        return;
    };
    let runs = questions(&list);
    for kind in Kind::ALL {
        // The whole sequence of a kind is one iteration; the figure is told per search.
        let mut asked: Vec<&Criteria> = Vec::new();
        for run in runs.iter().filter(|run| run.kind == kind) {
            asked.extend(run.lead.iter().chain(&run.steps));
        }
        let mut group = criterion.benchmark_group(kind.key());
        group.throughput(criterion::Throughput::Elements(asked.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            bencher.iter(|| {
                for criteria in &asked {
                    black_box(engine.ask(criteria));
                }
            });
        });
    }
    let mut group = criterion.benchmark_group("ready");
    group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
        bencher.iter(|| black_box(Engine::ready(&bytes).map(|engine| engine.people())));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = all
}
criterion_main!(benches);
