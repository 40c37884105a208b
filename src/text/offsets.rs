/// Where each position begins in the folded text, in little more than a byte each: the text is passed over so often that
/// what is kept of every character decides how fast long ones are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Offsets {
    /// The offset of the first position of each block.
    bases: Vec<u32>,
    /// How far behind the base of its block each position lies: a block of characters is shorter than 255 bytes.
    behind: Vec<u8>,
    /// The base of the block that is being set.
    base: u32,
}

const BLOCK: usize = 32;

impl Offsets {
    /// Room for so many positions, to be set in their order.
    pub(super) fn with_room(positions: usize) -> Self {
        Self { bases: vec![0; positions.div_ceil(BLOCK)], behind: vec![0; positions], base: 0 }
    }

    /// Sets the offset of a position, at most four bytes behind that of the one before.
    #[inline(always)]
    pub(super) fn set(&mut self, position: usize, offset: u32) {
        if position.is_multiple_of(BLOCK) {
            self.bases[position / BLOCK] = offset;
            self.base = offset;
        }
        self.behind[position] = (offset - self.base) as u8;
    }

    /// Gives up the room that was not needed.
    pub(super) fn truncate(&mut self, positions: usize) {
        self.behind.truncate(positions);
        self.bases.truncate(positions.div_ceil(BLOCK));
    }

    /// The offset of a position; none behind the last.
    #[inline]
    pub(super) fn get(&self, position: usize) -> Option<u32> {
        let behind = *self.behind.get(position)?;
        Some(self.bases[position / BLOCK] + u32::from(behind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_offset_comes_back(steps in prop::collection::vec(1u32..=4, 0..300)) {
            let all: Vec<u32> = steps.iter().scan(0, |sum, step| { *sum += step; Some(*sum) }).collect();
            let mut offsets = Offsets::with_room(all.len() + 40);
            all.iter().enumerate().for_each(|(position, &offset)| offsets.set(position, offset));
            offsets.truncate(all.len());
            for (position, &offset) in all.iter().enumerate() {
                prop_assert_eq!(offsets.get(position), Some(offset));
            }
            prop_assert_eq!(offsets.get(all.len()), None);
        }
    }
}
