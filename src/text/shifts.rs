/// By how many bytes the source is ahead of the folded text at each position: it changes only where something is folded
/// or left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Shifts {
    /// The positions at which it changes, ascending, and what it is from there on.
    changes: Vec<(u32, u32)>,
    /// How many changes lie before each block of positions.
    blocks: Vec<u32>,
}

const BLOCK: usize = 16;

impl Shifts {
    /// Sets what it is from a position on; positions come in their order.
    #[inline(always)]
    pub(super) fn set(&mut self, position: usize, shift: usize) {
        let (at, shift) = (position as u32, shift as u32);
        match self.changes.last_mut() {
            Some(last) if last.1 == shift => {}
            None if shift == 0 => {}
            Some(last) if last.0 == at => last.1 = shift,
            _ => self.changes.push((at, shift)),
        }
    }

    /// Goes on at `position` like others from one of their positions to another, all greater by `more`.
    pub(super) fn follow(&mut self, position: usize, others: &Shifts, (from, to): (usize, usize), more: usize) {
        self.set(position, others.get(from) as usize + more);
        for &(at, shift) in &others.changes[others.next(from)..] {
            let at = at as usize;
            if at >= to {
                break;
            }
            self.set(position + at - from, shift as usize + more);
        }
    }

    /// To be called once, when all is set.
    pub(super) fn finish(&mut self, positions: usize) {
        let mut before = 0;
        self.blocks = (0..=positions / BLOCK)
            .map(|block| {
                let next = |change: &(u32, u32)| (change.0 as usize) < block * BLOCK;
                before += self.changes[before..].iter().take_while(|change| next(change)).count();
                before as u32
            })
            .collect();
    }

    #[inline]
    pub(super) fn get(&self, position: usize) -> u32 {
        self.next(position).checked_sub(1).map_or(0, |last| self.changes[last].1)
    }

    /// The positions at which it changes, ascending.
    pub(super) fn changes(&self) -> impl Iterator<Item = usize> + '_ {
        self.changes.iter().map(|change| change.0 as usize)
    }

    /// The first change behind a position.
    #[inline]
    fn next(&self, position: usize) -> usize {
        let mut next = self.blocks.get(position / BLOCK).map_or(self.changes.len(), |&before| before as usize);
        while self.changes.get(next).is_some_and(|change| change.0 as usize <= position) {
            next += 1;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_shift_comes_back(steps in prop::collection::vec(prop_oneof![3 => Just(0usize), 1 => 1usize..1000], 0..300)) {
            let all: Vec<usize> = steps.iter().scan(0, |sum, step| { *sum += step; Some(*sum) }).collect();
            let mut shifts = Shifts::default();
            all.iter().enumerate().for_each(|(position, &shift)| shifts.set(position, shift));
            shifts.finish(all.len());
            for (position, &shift) in all.iter().enumerate() {
                prop_assert_eq!(shifts.get(position) as usize, shift);
            }
            let (from, to) = (all.len() / 3, all.len() / 2);
            let mut part = Shifts::default();
            part.follow(0, &shifts, (from, to), 7);
            part.finish(to - from);
            for at in from..to {
                prop_assert_eq!(part.get(at - from) as usize, all[at] + 7);
            }
        }
    }
}
