/// Where each character of a text stands, so that rules look only at the characters they begin with.
///
/// Positions lie in buckets by the low bits of their character, ascending in each; one counting sort makes them,
/// stretch by stretch, so that it stays in the processor's cache.
pub(super) struct Places {
    stretches: Vec<Stretch>,
}

struct Stretch {
    /// The position that the others are counted from.
    first: u32,
    starts: Vec<u32>,
    positions: Vec<u16>,
}

const BUCKETS: usize = 4096;
const STRETCH: usize = 1 << 16;

fn bucket(ch: char) -> usize {
    ch as usize % BUCKETS
}

impl Places {
    pub(super) fn new(chars: &[char]) -> Self {
        let stretches = chars.chunks(STRETCH).enumerate();
        Self { stretches: stretches.map(|(number, chars)| Stretch::new(number * STRETCH, chars)).collect() }
    }

    /// Positions of a character and of the few that share its bucket.
    pub(super) fn candidates(&self, ch: char) -> impl Iterator<Item = u32> + '_ {
        let bucket = bucket(ch);
        self.stretches.iter().flat_map(move |stretch| stretch.bucket(bucket))
    }
}

impl Stretch {
    fn new(first: usize, chars: &[char]) -> Self {
        let mut starts = vec![0u32; BUCKETS + 1];
        for &ch in chars {
            starts[bucket(ch)] += 1;
        }
        for index in 1..=BUCKETS {
            starts[index] += starts[index - 1];
        }
        // Filled from behind, what was the end of each bucket becomes its start.
        let mut positions = vec![0u16; chars.len()];
        for (at, &ch) in chars.iter().enumerate().rev() {
            let place = &mut starts[bucket(ch)];
            *place -= 1;
            positions[*place as usize] = at as u16;
        }
        Self { first: first as u32, starts, positions }
    }

    fn bucket(&self, bucket: usize) -> impl Iterator<Item = u32> + '_ {
        let positions = &self.positions[self.starts[bucket] as usize..self.starts[bucket + 1] as usize];
        positions.iter().map(|&at| self.first + u32::from(at))
    }
}
