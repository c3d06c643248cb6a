package summary

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// All digests many articles with several workers (0: as many as Go uses processors) and
// gives the digests in the order of the articles. An article that cannot be read, or that
// panics, gives its error in its place and no digest; the others are unharmed.
//
// It takes articles no more than a few ahead of those that were given (three for each
// worker), so memory is bounded; the bytes of an article must not change until its digest
// was given. Where ctx is cancelled, the iterator gives its cause as a last error and ends.
// When the loop is over, whether at its end or not, nothing runs on: see [InOrder].
func (d Digester) All(ctx context.Context, articles iter.Seq[[]byte], workers int) iter.Seq2[*Digest, error] {
	return func(yield func(*Digest, error) bool) {
		for r := range InOrder(ctx, articles, workers, d.Digest) {
			if !yield(r.Out, r.Err) {
				return
			}
		}
	}
}

// A Done is an item with what became of it.
type Done[In, Out any] struct {
	In  In
	Out Out
	Err error // that of the work on the item; a *PanicError; or the last of all, where the context was cancelled
}

// A PanicError tells that the work on one item panicked.
type PanicError struct {
	Value any    // of the panic
	Stack []byte // of the goroutine that panicked
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap gives the value of the panic where it is an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// beltAhead is how many items are taken for each worker before the first of them is given: one
// in work, one that waits for a free worker, one that waits for those before it.
const beltAhead = 3

// beltPatience is how long the end of the loop waits for a sequence that does not come back.
const beltPatience = time.Second

// InOrder does work on many items with several workers (0: as many as Go uses
// processors) and gives the results in the order of the items. It is what All does, for work
// that is more than Digest: to read a file first, with hints of its own, or to write the
// JSON.
//
// Where ctx is cancelled, the iterator gives one Done more, whose Err is the cause, and
// ends. When the loop is over all workers have returned, and so has the sequence of the items,
// unless it has been waiting for its next item for a second: then it ends when that comes.
// A panic of the sequence is one of the loop.
func InOrder[In, Out any](ctx context.Context, items iter.Seq[In], workers int, work func(In) (Out, error)) iter.Seq[Done[In, Out]] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Done[In, Out]) bool) {
		stop, cancel := context.WithCancel(ctx)
		b := &belt[In, Out]{
			work: work, stop: stop,
			free: make(chan *beltPlace[In, Out], beltAhead*workers), queue: make(chan *beltPlace[In, Out], beltAhead*workers), jobs: make(chan *beltPlace[In, Out], beltAhead*workers),
			fed: make(chan struct{}),
		}
		defer b.finish(cancel)
		go b.feed(items)
		for range workers {
			b.busy.Go(b.serve)
		}
		for {
			p, err := b.next(ctx)
			if err != nil {
				yield(Done[In, Out]{Err: err})
				return
			}
			if p == nil || !yield(p.Done) {
				return
			}
			p.Done = Done[In, Out]{}
			b.free <- p
		}
	}
}

// A belt carries items from the sequence to the workers and on to the loop, in places of
// which there are a fixed number. No channel is ever full.
type belt[In, Out any] struct {
	work func(In) (Out, error)
	stop context.Context

	made  int                      // places so far
	free  chan *beltPlace[In, Out] // places without an item
	queue chan *beltPlace[In, Out] // places with an item, in order, for the loop
	jobs  chan *beltPlace[In, Out] // the same for the workers
	busy  sync.WaitGroup           // workers
	fed   chan struct{}            // closed when the sequence has returned
	panic any                      // of the sequence
}

// A beltPlace holds an item from when it is taken until its result was given.
type beltPlace[In, Out any] struct {
	Done[In, Out]
	ready chan struct{} // gets a value when the work is done
}

// feed puts the items of the sequence on the belt. It has a free place before it takes one.
func (b *belt[In, Out]) feed(items iter.Seq[In]) {
	defer func() {
		b.panic = recover()
		close(b.queue)
		close(b.jobs)
		close(b.fed)
	}()
	p := b.place()
	if p == nil {
		return
	}
	for p.In = range items {
		b.queue <- p
		b.jobs <- p
		if p = b.place(); p == nil {
			return
		}
	}
}

// place gives a free place, or nil where the belt is stopped.
func (b *belt[In, Out]) place() *beltPlace[In, Out] {
	if b.made < cap(b.free) && len(b.free) == 0 && b.stop.Err() == nil {
		b.made++
		return &beltPlace[In, Out]{ready: make(chan struct{}, 1)}
	}
	select {
	case p := <-b.free:
		if b.stop.Err() == nil {
			return p
		}
	case <-b.stop.Done():
	}
	return nil
}

// serve is a worker.
func (b *belt[In, Out]) serve() {
	for {
		select {
		case p := <-b.jobs:
			if p == nil || b.stop.Err() != nil {
				return
			}
			p.Out, p.Err = guarded(b.work, p.In)
			p.ready <- struct{}{}
		case <-b.stop.Done():
			return
		}
	}
}

// guarded does the work on an item and makes an error of a panic.
func guarded[In, Out any](work func(In) (Out, error), in In) (out Out, err error) {
	defer func() {
		if v := recover(); v != nil {
			var none Out
			out, err = none, &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	return work(in)
}

// next gives the next place with its result, nil at the end; the error is the cause of ctx.
func (b *belt[In, Out]) next(ctx context.Context) (*beltPlace[In, Out], error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	select {
	case p := <-b.queue:
		if p == nil {
			return nil, context.Cause(ctx)
		}
		select {
		case <-p.ready:
			return p, nil
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return nil, context.Cause(ctx)
}

// finish stops the belt and waits for what runs. A panic of the sequence goes on here.
func (b *belt[In, Out]) finish(cancel context.CancelFunc) {
	cancel()
	b.busy.Wait()
	late := time.NewTimer(beltPatience)
	defer late.Stop()
	select {
	case <-b.fed:
		if b.panic != nil {
			panic(b.panic)
		}
	case <-late.C:
	}
}
