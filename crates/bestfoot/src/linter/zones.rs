//! Which parts of a draft a lint reads.

use crate::Document;
use crate::document::Zone;

/// Whether a lint with these zones reads this one. A text that is no letter is read whole.
pub(crate) fn zone_counts(document: &Document, zones: u16, zone: Zone) -> bool {
    let default = 1 << Zone::Salutation as u16
        | 1 << Zone::Body as u16
        | 1 << Zone::Closing as u16
        | 1 << Zone::Postscript as u16;
    let whole = zones == default
        && !document.is_letter()
        && matches!(zone, Zone::Letterhead | Zone::Signature | Zone::InsideAddress | Zone::Date | Zone::Subject);
    whole || zones & 1 << zone as u16 != 0
}
