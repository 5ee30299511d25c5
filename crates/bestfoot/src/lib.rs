//! A linter for what job candidates write.
//!
//! bestfoot reads cover letters, thank-you notes, interview answers and the other writing around an application, and says what is wrong, where, why
//! it costs interviews and what to write instead. Three nouns carry the library: a [`Linter`] is built once, a [`Document`] is one draft, a
//! [`Diagnostic`] is one finding. An [`Application`] tells what the candidate knows about the job and makes the advice exact.
//!
//! The library does no I/O, asks no clock and no environment, and holds no `unsafe` code.

pub mod application;
mod calendar;
pub mod check;
mod config;
mod dates;
mod detect;
mod diagnostic;
mod document;
mod error;
mod fix;
mod gates;
mod guard;
mod kind;
mod language;
mod levels;
pub mod lint;
mod linter;
mod matcher;
mod misspelling;
mod names;
mod numerals;
mod packet;
mod phone;
pub mod posting;
mod program;
mod reference;
mod source;
mod spelling;

mod span;
mod suppress;
mod template;
pub mod told;
mod tree;
mod word_lists;

#[cfg(test)]
extern crate self as bestfoot; // the tests' reader of the corpus is shared with those that see the library from outside
#[cfg(test)]
mod oracle;

pub use jiff::civil::{Date, DateTime, Time};

pub use self::application::Application;
pub use self::check::{Check, Draft, Report};
pub use self::config::{Allow, Config, Dialect, Glob, KindSettings, Level, LevelSetting};
pub use self::detect::{detect_kind, kind_from_name};
pub use self::diagnostic::{Diagnostic, Label, Place, Severity, Status};
pub use self::document::{Document, Zone};
#[doc(hidden)]
pub use self::document::{Joint, joint};
pub use self::error::{FileError, ReadError};
pub use self::fix::{Applicability, Edit, Fix, Fixed, apply_fixes};
pub use self::kind::{Kind, UnknownKind};
#[doc(hidden)]
pub use self::linter::prepare;
pub use self::linter::{Builder, Linter};
pub use self::packet::{Neighbours, Outlook, Packet, PacketDraft, PacketFindings, Part, Step};
pub use self::source::{
    Comment, Facts, Format, Location, Mailbox, Region, RegionKind, Source, TEXT_LIMIT, Target, Unresolved,
    UnresolvedKind,
};
pub use self::span::{LineIndex, Position, Span};
pub use self::suppress::comment_slips;
