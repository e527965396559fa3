//! Under what a page is measured.

use std::fmt;

use end_to_end::Reader;
use serde_json::json;

/// A network and a processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conditions {
    /// Slow 4G: 1.6 Mbit/s down, 150 ms until each answer. Otherwise as it comes over the loopback.
    pub(crate) slow_network: bool,
    /// By how much the processor is slowed down.
    pub(crate) slowdown: u32,
}

impl Conditions {
    pub(crate) const FREE: Self = Self {
        slow_network: false,
        slowdown: 1,
    };
    pub(crate) const SLOW: Self = Self {
        slow_network: true,
        slowdown: 4,
    };
    pub(crate) const SLOW_PROCESSOR: Self = Self {
        slow_network: false,
        slowdown: 4,
    };

    /// Puts the browser under these conditions.
    pub(crate) fn set(self, reader: &Reader) {
        let (latency, down, up) = if self.slow_network {
            (150, 1_600_000 / 8, 750_000 / 8)
        } else {
            (0, -1, -1)
        };
        reader.tell(
            "Network.emulateNetworkConditions",
            &json!({
                "offline": false,
                "latency": latency,
                "downloadThroughput": down,
                "uploadThroughput": up,
            }),
        );
        reader.tell(
            "Emulation.setCPUThrottlingRate",
            &json!({ "rate": self.slowdown }),
        );
    }
}

impl fmt::Display for Conditions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.slow_network, self.slowdown) {
            (true, 1) => "slow 4G",
            (true, _) => "slow 4G, CPU 4× slower",
            (false, 1) => "unthrottled",
            (false, _) => "CPU 4× slower",
        })
    }
}
