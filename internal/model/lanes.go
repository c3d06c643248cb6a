package model

// Numbers of 16 bits are computed four at a time, side by side in a number of 64 bits.
// Such numbers add up, and a number multiplied with a factor has each of the four
// multiplied, whatever their signs: Σ nₖ·2^(16k), modulo 2⁶⁴. They come apart as long as
// each is within ±2¹⁵, which [Open] makes sure of; functions below want them not
// negative, or 2¹⁵ more than they are.
const (
	laneBits = 16
	perWord  = 64 / laneBits
	ones     = 0x0001_0001_0001_0001 // 1 in each
	half     = 1 << (laneBits - 1)
	most     = half - 1
)

// each is the number that has n in each lane.
func each(n int64) uint64 { return uint64(n) * ones }

// positive is max(0, n) in each lane of numbers that are 2¹⁵ more than they are.
func positive(n uint64) uint64 {
	m := n >> (laneBits - 1) & ones
	return n & (m<<(laneBits-1) - m)
}

// atMost is min(n, limit) in each lane of numbers that are not negative. limit is one
// less than a power of two, in each lane.
func atMost(n, limit uint64) uint64 {
	over := (n + (each(half) - ones - limit)) >> (laneBits - 1) & ones
	return (n | (over<<laneBits - over)) & limit
}
