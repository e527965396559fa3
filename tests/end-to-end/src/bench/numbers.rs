//! Numbers of many visits, said in one.

/// The number below which a part of the numbers lies, by the nearest of them; none of no numbers.
pub(crate) fn quantile(numbers: impl IntoIterator<Item = f64>, part: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = numbers.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "so few numbers have exact positions"
    )]
    let at = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
    sorted.get(at).copied()
}

/// The one in the middle.
pub(crate) fn median(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    quantile(numbers, 0.5)
}

/// The largest.
pub(crate) fn most(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    quantile(numbers, 1.0)
}
