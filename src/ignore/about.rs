use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;
use crate::text::Span;

/// Where an indicator stands, in any unit of length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place<'n> {
    /// Its name in the report, to tell indicators apart.
    pub name: &'n str,
    /// Its number with the unit, and the number of its change.
    pub figures: [(u32, u32); 2],
    /// Where the name stands.
    pub words: (u32, u32),
}

/// The one indicator that a stretch is about: whose figure it touches, else whose name. None where there are several:
/// a sentence told twice is about none of its figures.
pub fn about(places: &[Place], stretch: (u32, u32)) -> Option<usize> {
    let touches = |other: &(u32, u32)| stretch.0 < other.1 && other.0 < stretch.1;
    let of_figure = |place: &Place| place.figures.iter().any(touches);
    let of_name = |place: &Place| touches(&place.words);
    only(places, of_figure).or_else(|| if places.iter().any(of_figure) { None } else { only(places, of_name) })
}

fn only(places: &[Place], touched: impl Fn(&Place) -> bool) -> Option<usize> {
    let mut all = places.iter().enumerate().filter(|(_, place)| touched(place));
    let (index, first) = all.next()?;
    all.all(|(_, other)| other.name == first.name).then_some(index)
}

/// The indicators of a document, placed in bytes of the source.
pub(super) fn places<'n>(document: &Document, mentions: &[Mention], indicators: &'n [Indicator]) -> Vec<Place<'n>> {
    let pair = |span: Span| (span.start, span.end);
    let figure = |mention: usize| {
        let Some(mention) = mentions.get(mention) else { return (0, 0) };
        let unit = mention.figure.as_ref().map(|figure| document.reading.span(figure.whole));
        let (start, end) = pair(mention.span);
        unit.map_or((start, end), |unit| (start.min(unit.start), end.max(unit.end)))
    };
    let place = |indicator: &'n Indicator| Place {
        name: &indicator.name,
        figures: [figure(indicator.mention), indicator.change.as_ref().map_or((0, 0), |change| figure(change.mention))],
        words: pair(document.reading.span(indicator.name_run)),
    };
    indicators.iter().map(place).collect()
}
