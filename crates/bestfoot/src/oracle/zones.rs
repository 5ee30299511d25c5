//! Which parts of a draft a lint reads.

use crate::Document;
use crate::document::Zone;
use crate::lint::file::Definition;

/// Whether a lint reads a zone: as it says, or else the writer's own text, and all of a text that is no letter.
pub(super) fn reads(definition: &Definition, document: &Document, zone: Zone) -> bool {
    match &definition.zones {
        Some(zones) => zones.contains(&zone),
        None => match zone {
            Zone::Salutation | Zone::Body | Zone::Closing | Zone::Postscript => true,
            Zone::Letterhead | Zone::Date | Zone::InsideAddress | Zone::Subject | Zone::Signature => {
                !document.is_letter()
            }
            Zone::Headers | Zone::Question | Zone::Quoted | Zone::Code => false,
        },
    }
}
