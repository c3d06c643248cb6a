package summary

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// numbered are n short articles, each with its number in the headline.
func numbered(n int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for i := range n {
			if !yield(fmt.Appendf(nil, "الخبر رقم %d من السلسلة\nقال المدير إن العدد بلغ %d قطعة في المخزن منذ بداية الأسبوع الماضي.\n", i, i)) {
				return
			}
		}
	}
}

// TestAllInOrder: the digests are those of Digest, in order, with any number of workers.
func TestAllInOrder(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 100} {
		i, articles := 0, slices.Collect(numbered(40))
		for d, err := range (Digester{}).All(t.Context(), numbered(40), workers) {
			require.NoError(t, err)
			want, _ := Digester{}.Digest(articles[i])
			require.Equal(t, string(want.AppendJSON(nil)), string(d.AppendJSON(nil)), "%d of %d workers", i, workers)
			i++
		}
		assert.Equal(t, 40, i, workers)
	}
	for range (Digester{}).All(t.Context(), numbered(0), 2) {
		t.Error("nothing comes of nothing")
	}
}

// TestAllErrors: an article that cannot be read gives its error in its place.
func TestAllErrors(t *testing.T) {
	articles := slices.Collect(numbered(9))
	articles[4] = []byte(strings.Repeat("ا", 1000))
	i := 0
	for d, err := range (Digester{MaxBytes: 1000}).All(t.Context(), slices.Values(articles), 3) {
		if i == 4 {
			assert.ErrorContains(t, err, "1000")
			assert.Nil(t, d)
		} else {
			require.NoError(t, err)
			assert.Contains(t, d.Article.Source.Text, fmt.Sprintf("رقم %d ", i))
		}
		i++
	}
	assert.Equal(t, 9, i)
}

// TestInOrderSlowFirst: a slow item does not lose its place.
func TestInOrderSlowFirst(t *testing.T) {
	var got []int
	for r := range InOrder(t.Context(), slices.Values([]int{0, 1, 2, 3, 4, 5, 6, 7}), 4, func(i int) (int, error) {
		if i%4 == 0 {
			time.Sleep(10 * time.Millisecond)
		}
		return i * i, nil
	}) {
		require.NoError(t, r.Err)
		require.Equal(t, r.In*r.In, r.Out)
		got = append(got, r.In)
	}
	assert.Equal(t, []int{0, 1, 2, 3, 4, 5, 6, 7}, got)
}

// TestInOrderPanics: a panic is the error of its item, and the others are unharmed.
func TestInOrderPanics(t *testing.T) {
	inner := errors.New("inner")
	work := func(i int) (string, error) {
		switch i {
		case 3:
			var p *int
			*p = 1
		case 5:
			panic(inner)
		case 6:
			return "half", errors.New("plain")
		}
		return fmt.Sprint(i), nil
	}
	var got []string
	for r := range InOrder(t.Context(), slices.Values([]int{0, 1, 2, 3, 4, 5, 6, 7}), 2, work) {
		var p *PanicError
		switch {
		case errors.As(r.Err, &p):
			assert.Contains(t, string(p.Stack), "TestInOrderPanics")
			assert.Equal(t, r.In == 5, errors.Is(r.Err, inner))
			got = append(got, fmt.Sprintf("%d!", r.In))
		case r.Err != nil:
			got = append(got, r.Out+" "+r.Err.Error())
		default:
			got = append(got, r.Out)
		}
	}
	assert.Equal(t, []string{"0", "1", "2", "3!", "4", "5!", "half plain", "7"}, got)
}

// TestAllBounded: articles are taken no more than three for each worker ahead.
func TestAllBounded(t *testing.T) {
	taken, given := 0, 0
	items := func(yield func(int) bool) {
		for taken < 200 {
			taken++
			if !yield(taken) {
				return
			}
		}
	}
	var read atomic.Int64 // what was taken when the last result was in hand
	for r := range InOrder(t.Context(), items, 2, func(i int) (int, error) { read.Store(int64(i)); return i, nil }) {
		if given%20 == 0 {
			time.Sleep(2 * time.Millisecond) // a slow loop, so that the workers could run ahead
		}
		assert.LessOrEqual(t, int(read.Load()), given+3*2)
		assert.Equal(t, given+1, r.In)
		given++
	}
	assert.Equal(t, 200, given)
	assert.Equal(t, 200, taken)

	taken = 0
	for r := range InOrder(t.Context(), items, 2, func(i int) (int, error) { return i, nil }) {
		if r.In == 10 {
			break
		}
	}
	assert.LessOrEqual(t, taken, 10+3*2, "the sequence has returned, and was not read further")
}

// TestAllCancel: the cause comes last, whether between articles or while they are at work.
func TestAllCancel(t *testing.T) {
	cause := errors.New("enough")
	for _, after := range []int{0, 1, 5} {
		ctx, cancel := context.WithCancelCause(t.Context())
		var errs []error
		n := 0
		if after == 0 {
			cancel(cause)
		}
		for d, err := range (Digester{}).All(ctx, numbered(1_000_000), 2) {
			if err != nil {
				assert.Nil(t, d)
				errs = append(errs, err)
				continue
			}
			if n++; n == after {
				cancel(cause)
			}
		}
		assert.Equal(t, after, n)
		assert.Equal(t, []error{cause}, errs)
		cancel(nil)
	}

	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	var last error
	for _, err := range (Digester{}).All(ctx, numbered(1_000_000), 2) {
		last = err
	}
	assert.ErrorIs(t, last, context.DeadlineExceeded)
}

// TestAllCancelWaiting: neither a sequence nor an item that waits holds up the end.
func TestAllCancelWaiting(t *testing.T) {
	feed := make(chan int)
	items := func(yield func(int) bool) {
		for i := range feed {
			if !yield(i) {
				return
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { feed <- 1; feed <- 2; cancel() }()
	var errs []error
	for r := range InOrder(ctx, items, 2, func(i int) (int, error) { return i, nil }) {
		errs = append(errs, r.Err)
	}
	assert.ErrorIs(t, errs[len(errs)-1], context.Canceled)
	close(feed)
}

// TestAllBreak: a loop that is left early leaves no goroutine behind, and the sequence has
// returned.
func TestAllBreak(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, workers := range []int{1, 2, 8} {
		for _, after := range []int{1, 3, 20} {
			n, returned := 0, false
			articles := func(yield func([]byte) bool) {
				defer func() { returned = true }()
				numbered(1_000_000)(yield)
			}
			for range (Digester{}).All(t.Context(), articles, workers) {
				if n++; n == after {
					break
				}
			}
			assert.True(t, returned)
		}
	}
	assertGoroutines(t, before)
}

// TestAllLoopPanics: a panic in the loop leaves no goroutine behind either.
func TestAllLoopPanics(t *testing.T) {
	before := runtime.NumGoroutine()
	assert.PanicsWithValue(t, "loop", func() {
		for range (Digester{}).All(t.Context(), numbered(1_000_000), 2) {
			panic("loop")
		}
	})
	assertGoroutines(t, before)
}

// TestAllSequencePanics: a panic of the sequence comes to the loop, after what it gave before.
func TestAllSequencePanics(t *testing.T) {
	before := runtime.NumGoroutine()
	n := 0
	assert.PanicsWithValue(t, "sequence", func() {
		articles := func(yield func([]byte) bool) {
			numbered(3)(yield)
			panic("sequence")
		}
		for _, err := range (Digester{}).All(t.Context(), articles, 2) {
			assert.NoError(t, err)
			n++
		}
	})
	assert.Equal(t, 3, n)
	assertGoroutines(t, before)
}

// TestAllTwice: an iterator can be run again.
func TestAllTwice(t *testing.T) {
	all := Digester{}.All(t.Context(), numbered(5), 2)
	for range 2 {
		n := 0
		for _, err := range all {
			require.NoError(t, err)
			n++
		}
		assert.Equal(t, 5, n)
	}
}

// assertGoroutines waits until there are no more goroutines than before: those that have
// returned take a moment to be gone.
func assertGoroutines(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}
