//! The encodings of RTF: one for the file, others by font.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

/// How the bytes of a font are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Text(&'static Encoding),
    /// A font of signs, not of letters.
    Signs,
}

impl Charset {
    /// The text of some bytes.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Text(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            // What stands before items of a list, in Symbol and in Wingdings.
            Self::Signs => {
                let is_bullet = |byte: &&u8| matches!(byte, 0xb7 | 0xa7 | 0xa8 | 0xd8 | 0xfc | b'v');
                bytes.iter().filter(is_bullet).map(|_| '\u{2022}').collect()
            }
        }
    }
}

/// The encodings that a file names.
#[derive(Debug)]
pub(super) struct Charsets {
    pub(super) of_file: &'static Encoding,
    fonts: HashMap<i32, Charset>,
    /// The font of text that names none.
    pub(super) default_font: i32,
}

impl Default for Charsets {
    fn default() -> Self {
        Self { of_file: WINDOWS_1252, fonts: HashMap::new(), default_font: 0 }
    }
}

impl Charsets {
    /// A font and the number of its charset.
    pub(super) fn learn(&mut self, font: i32, charset: i32) {
        let page = match charset {
            2 => {
                self.fonts.insert(font, Charset::Signs);
                return;
            }
            0 => 1252,
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return,
        };
        self.fonts.insert(font, Charset::Text(of_page(page)));
    }

    /// How text in a font is read.
    pub(super) fn of(&self, font: Option<i32>) -> Charset {
        let font = font.unwrap_or(self.default_font);
        match self.fonts.get(&font) {
            // Writers put text of the file's own encoding into fonts of the western charset.
            Some(Charset::Text(encoding)) if *encoding == WINDOWS_1252 => Charset::Text(self.of_file),
            Some(charset) => *charset,
            None => Charset::Text(self.of_file),
        }
    }
}

/// The encoding of a code page.
pub(super) fn of_page(page: i32) -> &'static Encoding {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 | 1361 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
