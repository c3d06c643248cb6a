//go:build !amd64 || purego

package model

func hasWide() bool { return false }

func seeRows(to, x *state, n int) {}

func levelRows(levels *[rowPairs]level, seen *state, w *wide, todo *int32, n int) {}

func addRows(x *halfState, m *mixHalf, bias *halfState, levels *[rowPairs]level, todo *int32, n int) {
}

func headScores(e *[wideLabels]int32, x *state, h *wideHead) {}
