//! How weights are found: one small optimiser for all that is learned.

/// Descent with a pace of its own for each weight (Adam; Kingma and Ba 2015).
pub(super) struct Descent {
    pub(super) weights: Vec<f64>,
    mean: Vec<f64>,
    square: Vec<f64>,
    steps: i32,
}

impl Descent {
    pub(super) fn new(width: usize) -> Descent {
        Descent {
            weights: vec![0.0; width],
            mean: vec![0.0; width],
            square: vec![0.0; width],
            steps: 0,
        }
    }

    pub(super) fn step(&mut self, slope: &[f64]) {
        const MEAN: f64 = 0.9;
        const SQUARE: f64 = 0.99;
        self.steps += 1;
        let pace = 0.1 / (1.0 + 0.01 * f64::from(self.steps));
        let (of_mean, of_square) = (1.0 - MEAN.powi(self.steps), 1.0 - SQUARE.powi(self.steps));
        for (at, slope) in slope.iter().enumerate() {
            self.mean[at] = MEAN * self.mean[at] + (1.0 - MEAN) * slope;
            self.square[at] = SQUARE * self.square[at] + (1.0 - SQUARE) * slope * slope;
            let mean = self.mean[at] / of_mean;
            self.weights[at] -= pace * mean / ((self.square[at] / of_square).sqrt() + 1e-8);
        }
    }
}
