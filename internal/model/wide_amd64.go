//go:build amd64 && !purego

package model

// hasWide tells whether the processor, and the system under it, have AVX2.
func hasWide() bool {
	const (
		osxsave = 1 << 27
		avx     = 1 << 28
		avx2    = 1 << 5
		saved   = 6 // the lower and upper halves of its registers
	)
	if top, _, _ := cpuid(0, 0); top < 7 {
		return false
	}
	if _, _, c := cpuid(1, 0); c&osxsave == 0 || c&avx == 0 || xgetbv()&saved != saved {
		return false
	}
	_, b, _ := cpuid(7, 0)
	return b&avx2 != 0
}

// cpuid is the processor's instruction of that name.
//
//go:noescape
func cpuid(leaf, sub uint32) (eax, ebx, ecx uint32)

// xgetbv tells which registers the system saves.
//
//go:noescape
func xgetbv() (eax uint32)

// seeRows is [seen] of n states.
//
//go:noescape
func seeRows(to, x *state, n int)

// levelRows finds the levels of n tokens: seen has pad states before the first.
//
//go:noescape
func levelRows(levels *[rowPairs]level, seen *state, w *wide, todo *int32, n int)

// addRows is [mixHalf.add] of n tokens, x and bias of the half that m is of.
//
//go:noescape
func addRows(x *halfState, m *mixHalf, bias *halfState, levels *[rowPairs]level, todo *int32, n int)

// headScores is [head.scores] of a state, with the labels that round out a number of eight.
//
//go:noescape
func headScores(e *[wideLabels]int32, x *state, h *wideHead)
