//! A machine for visitors (kiosk): when it begins anew, and who may pause what it forbids. The clock
//! is handed in, in milliseconds of the day's time: a machine that slept has used up its time too.

mod along;
mod lenient;
mod settings;

pub use along::telephone_address;
pub(super) use lenient::find;
pub(super) use settings::raw;
pub use settings::{Kiosk, KioskFault};

/// How long nobody may touch an operator's page, in seconds, the warning included.
const OPERATOR: u32 = 600;
/// How long a print dialog may stand open before the page begins anew all the same.
const MOST_REST: u64 = 600_000;
/// How many wrong codes in a row are answered.
const MOST_WRONG: u8 = 5;
/// How long no code is taken after that.
const PAUSE: u64 = 60_000;

/// How long nobody may touch the page before it warns, and from then on before it begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Until the warning, in seconds.
    pub idle: u32,
    /// From the warning on, in seconds.
    pub warn: u32,
}

impl Times {
    /// Those of an operator who works on the page.
    pub fn of_operator(self) -> Times {
        Times {
            idle: OPERATOR.saturating_sub(self.warn),
            warn: self.warn,
        }
    }
}

/// What the page does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Somebody uses it.
    Running,
    /// It warns: so many seconds are left.
    Warning(u32),
    /// It begins anew. There is no way back from here.
    Over,
}

/// Counts from the last touch.
#[derive(Clone, Debug)]
pub struct IdleWatch {
    last: u64,
    resting: Option<u64>,
    over: bool,
}

impl IdleWatch {
    /// Somebody has just begun.
    pub fn new(now: u64) -> IdleWatch {
        IdleWatch {
            last: now,
            resting: None,
            over: false,
        }
    }

    /// Looks at the clock.
    pub fn look(&mut self, now: u64, times: Times) -> Phase {
        // A clock that was put back: the time starts over rather than standing still for hours.
        if now < self.last {
            self.last = now;
        }
        if let Some(since) = self.resting {
            // Some browsers never say that printing is over.
            self.over |= now < since || now - since >= MOST_REST;
            return if self.over {
                Phase::Over
            } else {
                Phase::Running
            };
        }
        let quiet = now - self.last;
        let warns_at = u64::from(times.idle) * 1000;
        let ends_at = warns_at + u64::from(times.warn) * 1000;
        self.over |= quiet >= ends_at;
        match quiet {
            _ if self.over => Phase::Over,
            _ if quiet < warns_at => Phase::Running,
            _ => Phase::Warning((ends_at - quiet).div_ceil(1000) as u32),
        }
    }

    /// Somebody touches the page. That comes too late where the time is over: who wakes a machine
    /// is not who left it.
    pub fn touch(&mut self, now: u64, times: Times) -> Phase {
        if self.look(now, times) == Phase::Over {
            return Phase::Over;
        }
        self.wake(now);
        Phase::Running
    }

    /// A print dialog stands before the page: the time rests.
    pub fn rest(&mut self, now: u64) {
        self.resting = Some(now);
    }

    /// Printing is over: the time begins anew.
    pub fn wake(&mut self, now: u64) {
        self.resting = None;
        self.last = now;
    }
}

/// Who knows the code may pause what a kiosk forbids. What it counts is kept beyond a visit, as a text
/// ([`Gate::to_text`]): whoever could end the visit and go on would have as many tries as they like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// Wrong codes in a row.
    wrong: u8,
    /// Until when no code is taken, in milliseconds of the clock; 0 if none was refused.
    until: u64,
}

/// What a code brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeAnswer {
    /// The right one.
    Right,
    /// A wrong one.
    Wrong,
    /// None is taken for so many seconds.
    Paused(u32),
}

impl Gate {
    /// As it was kept. What is no such text counts nothing.
    pub fn parse(text: &str) -> Gate {
        let read = || {
            let (wrong, until) = text.split_once(' ')?;
            Some(Gate {
                wrong: wrong.parse().ok()?,
                until: until.parse().ok()?,
            })
        };
        read().unwrap_or_default()
    }

    /// To be kept: how many codes were wrong, and until when none is taken. None if there is nothing to
    /// keep.
    pub fn to_text(self) -> Option<String> {
        (self != Gate::default()).then(|| format!("{} {}", self.wrong, self.until))
    }

    /// Answers a code.
    pub fn answer(&mut self, entered: &str, code: &str, now: u64) -> CodeAnswer {
        let left = self.until.saturating_sub(now);
        // More than a whole pause: the clock was put back. The operator waits no longer than once.
        if left > 0 && left <= PAUSE {
            return CodeAnswer::Paused(left.div_ceil(1000) as u32);
        }
        if entered == code {
            *self = Gate::default();
            return CodeAnswer::Right;
        }
        self.wrong = self.wrong.saturating_add(1);
        if self.wrong < MOST_WRONG {
            return CodeAnswer::Wrong;
        }
        self.wrong = 0;
        self.until = now + PAUSE;
        CodeAnswer::Paused((PAUSE / 1000) as u32)
    }
}

#[cfg(test)]
mod tests;
