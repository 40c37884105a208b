//! How rare a character is in reports: a word is looked for by its rarest character.

use std::sync::LazyLock;

/// The commonest characters, the commonest first.
const COMMON: &str = "的国一业和大中新人发建全化在展进工动实产年有力地是会设加行民生了作高为成家推不政上区个经市等体以重要开务制出增能提强持长合资改平理好部主机用\
     保到企对现学公济项我入面深省来多施社水文本心万量治基目这质同方农电创日们点时定城科代事造场技品育分度关服系法自三安下金总快就领性革通各活升级\
     外优更十向坚海程效村于与者他位完规支特元共前统利管过小天续月教员报集党投融域数两府美得立记交北标商办应之运表群达第导联色放台后型源问子稳明内\
     次委战道费术期风态结步策老医路口南收西打华乡题着决军五际任落物局营协院精计说种里二解干善当亿而可式也山防调先消从做四及东其江流专信整广县所义";

/// The rank of every ideograph, in the order of their codes.
static RANKS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut ranks = vec![u16::MAX; 0x5200];
    for (rank, ch) in (0..).zip(COMMON.chars()) {
        if let Some(place) = place(ch).and_then(|place| ranks.get_mut(place)) {
            *place = rank;
        }
    }
    ranks
});

fn place(ch: char) -> Option<usize> {
    (ch as usize).checked_sub(0x4E00)
}

/// The higher, the rarer.
pub(crate) fn rarity(ch: char) -> u16 {
    place(ch).and_then(|place| RANKS.get(place)).copied().unwrap_or(u16::MAX)
}
