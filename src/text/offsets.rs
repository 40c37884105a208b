/// One byte offset for each position, ascending, in little more than a byte each: the text is passed over so often that
/// what is kept of every character decides how fast long ones are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Offsets {
    /// The offset of the first position of each block.
    bases: Vec<u32>,
    /// How far behind the base of its block each position lies; `FAR` where that does not fit.
    behind: Vec<u8>,
    /// The positions that lie too far behind, with their offsets.
    far: Vec<(u32, u32)>,
    /// The base of the block that is being set.
    base: u32,
}

const BLOCK: usize = 32;
const FAR: u8 = u8::MAX;

impl Offsets {
    /// Room for so many positions, to be set in their order.
    pub(super) fn with_room(positions: usize) -> Self {
        Self { bases: vec![0; positions.div_ceil(BLOCK)], behind: vec![0; positions], ..Self::default() }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, position: usize, offset: u32) {
        if position.is_multiple_of(BLOCK) {
            self.bases[position / BLOCK] = offset;
            self.base = offset;
        }
        let behind = (offset - self.base).min(u32::from(FAR)) as u8;
        self.behind[position] = behind;
        if behind == FAR {
            self.set_far(position, offset);
        }
    }

    #[cold]
    #[inline(never)]
    fn set_far(&mut self, position: usize, offset: u32) {
        self.far.push((position as u32, offset));
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
        if behind == FAR {
            return self.get_far(position);
        }
        Some(self.bases[position / BLOCK] + u32::from(behind))
    }

    #[cold]
    fn get_far(&self, position: usize) -> Option<u32> {
        let place = self.far.binary_search_by_key(&(position as u32), |far| far.0).ok()?;
        Some(self.far[place].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_offset_comes_back(steps in prop::collection::vec(prop_oneof![1u32..5, 1u32..1000], 0..300)) {
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
