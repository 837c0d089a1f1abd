//! What every printing shares: fonts, the library of the typesetter, the template.

use crate::PrintError;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The faces, all of one family. Nothing of the machine's own fonts is used: the same digest gives the same bytes
/// everywhere.
const FACES: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];

const TEMPLATE: &str = include_str!("digest.typ");

/// The name under which the template finds the digest.
const DATA: &str = "/digest.json";

/// What does not change from digest to digest.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

impl Press {
    /// The press of this process; reading fonts and building the library takes some ten milliseconds once.
    ///
    /// # Errors
    /// Where a font compiled in is damaged.
    pub fn get() -> Result<&'static Self, PrintError> {
        static PRESS: LazyLock<Option<Press>> = LazyLock::new(Press::built);
        let press = PRESS.as_ref().ok_or_else(|| PrintError::Template("its name is no path".to_owned()))?;
        match press.fonts.len() {
            found if found == FACES.len() => Ok(press),
            found => Err(PrintError::Fonts { expected: FACES.len(), found }),
        }
    }

    fn built() -> Option<Self> {
        let id =
            |path: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
        let fonts: Vec<Font> = FACES.iter().filter_map(|face| Font::new(Bytes::new(*face), 0)).collect();
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(id("/digest.typ")?, TEMPLATE.to_owned()),
            data: id(DATA)?,
        })
    }

    /// Whether every face can draw `c`.
    pub fn draws(&self, c: char) -> bool {
        self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(c)))
    }
}

/// A press with a digest in it. There are two files in its world, the template and the digest, and neither network nor
/// disk nor clock; nothing that a digest says can reach further.
pub struct Loaded<'a> {
    /// The press.
    pub press: &'a Press,
    /// The digest as JSON.
    pub data: Bytes,
}

impl World for Loaded<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.press.template.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.data.clone()) } else { Err(missing(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
