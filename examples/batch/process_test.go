package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// process makes the program a process of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// writeForever writes long lines to a file until it is killed.
func writeForever(path string) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil || lock(f) != nil {
		os.Exit(statusOutput)
	}
	w := newLineWriter(f)
	if _, ok := w.(*processWriter); !ok {
		os.Exit(statusOutput)
	}
	line := append(bytes.Repeat([]byte("x"), longLine), '\n')
	for w.writeLine(line) == nil {
	}
	os.Exit(statusOutput)
}

const longLine = 100_000

// TestKillWriting kills a process that does nothing but write long lines. Written in that process
// itself, every third kill would tear one.
func TestKillWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	self, err := os.Executable()
	require.NoError(t, err)
	for more := upTo(40, 2*time.Second); more(); {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), asLines+"="+path)
		require.NoError(t, cmd.Start())
		var info os.FileInfo
		waitFor(t, func() bool { info, err = os.Stat(path); return err == nil && info.Size() > 0 })
		time.Sleep(time.Duration(rand.IntN(5000)) * time.Microsecond)
		require.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait()
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		require.NoError(t, err)
		require.NoError(t, lock(f), "the second process ends")
		info, err = f.Stat()
		require.NoError(t, err)
		require.Zero(t, info.Size()%(longLine+1), "torn")
		require.NoError(t, f.Close())
		require.NoError(t, os.Remove(path))
	}
}

// upTo gives a loop of n rounds that a busy machine makes shorter, but not below three.
func upTo(n int, d time.Duration) func() bool {
	round, begun := 0, time.Now()
	return func() bool {
		round++
		return round <= 3 || round <= n && time.Since(begun) < d
	}
}

// waitFor waits until something is so.
func waitFor(t *testing.T, is func() bool) {
	t.Helper()
	for range 60_000 {
		if is() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("waited a minute in vain")
}

// longSources is a folder whose digests take some time.
func longSources(t *testing.T) {
	t.Helper()
	var tr tree
	text := strings.Repeat("\n"+article("7"), 12)
	for i := range 10 {
		name := "in/" + string(rune('a'+i))
		tr = append(tr, tree{{name + ".txt", article("1") + text}, {name + ".zip", zipOf(tree{{"x", article("2") + text}})}}...)
	}
	tr.write(t)
}

// TestKill kills the program at random moments and resumes it until it is done: what is there
// is whole lines each time, and in the end what one run writes.
func TestKill(t *testing.T) {
	longSources(t)
	started := time.Now()
	require.NoError(t, process(t, "in", "-quiet", "-o", "want").Run())
	took := time.Since(started)
	want := read(t, "want")
	require.Equal(t, 20, strings.Count(want, "\n"))

	for more := upTo(4, 2*time.Second); more(); {
		_ = os.Remove("out")
		size, patience := 0, took
		for done := false; !done; {
			cmd := process(t, "in", "-quiet", "-o", "out", "-resume")
			require.NoError(t, cmd.Start())
			killed := time.AfterFunc(patience/4+rand.N(patience/2), func() { _ = cmd.Process.Kill() })
			err := cmd.Wait()
			killed.Stop()
			done = err == nil
			if got, err := os.ReadFile("out"); err == nil {
				lines(t, string(got))
				require.True(t, strings.HasPrefix(want, string(got)), "no line is lost or doubled")
				if len(got) == size { // the machine is busier than it was
					patience += patience / 2
				}
				size = len(got)
			}
		}
		require.Equal(t, want, read(t, "out"))
	}
}

// TestKillPipe: the reader of a pipe gets whole lines, too.
func TestKillPipe(t *testing.T) {
	longSources(t)
	for n := 1; n < 3; n++ {
		cmd := process(t, "in", "-quiet")
		out, err := cmd.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		r := bufio.NewReader(out)
		var got strings.Builder
		for range n {
			l, err := r.ReadString('\n')
			require.NoError(t, err)
			got.WriteString(l)
		}
		require.NoError(t, cmd.Process.Kill())
		rest, err := io.ReadAll(r)
		require.NoError(t, err)
		_ = cmd.Wait()
		got.Write(rest)
		assert.GreaterOrEqual(t, len(lines(t, got.String())), n)
	}
}

// TestInterrupt: the first signal lets what was begun be finished.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal to send to one process")
	}
	longSources(t)
	require.NoError(t, process(t, "in", "-quiet", "-o", "want").Run())
	want := read(t, "want")

	cmd := process(t, "in", "-o", "out")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	require.NoError(t, cmd.Start())
	waitFor(t, func() bool { info, err := os.Stat("out"); return err == nil && info.Size() > 0 })
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	err := cmd.Wait()
	require.Equal(t, statusInterrupted, cmd.ProcessState.ExitCode(), "%v %s", err, errs.String())
	assert.Contains(t, errs.String(), "batch: interrupted; -resume goes on\n")
	got := read(t, "out")
	require.NotEmpty(t, lines(t, got))
	require.True(t, strings.HasPrefix(want, got))
	require.Less(t, len(got), len(want))

	require.NoError(t, process(t, "in", "-o", "out", "-resume").Run())
	assert.Equal(t, want, read(t, "out"))
}

// TestInterruptWaiting: a signal ends a run that waits for its standard input.
func TestInterruptWaiting(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signal to send to one process")
	}
	cmd := process(t, "-json", "-quiet", "-")
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = io.WriteString(in, jsonLine("1")+jsonLine("2"))
	require.NoError(t, err)
	r := bufio.NewReader(out)
	_, err = r.ReadString('\n') // digests are written as they come, without waiting for more input
	require.NoError(t, err)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	_, err = io.ReadAll(r)
	require.NoError(t, err)
	_ = cmd.Wait()
	assert.Equal(t, statusInterrupted, cmd.ProcessState.ExitCode())
}

// TestHead: a reader that has enough ends the run, without a word.
func TestHead(t *testing.T) {
	longSources(t)
	cmd := process(t, "in", "-quiet")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.NoError(t, out.Close())
	_ = cmd.Wait()
	assert.Equal(t, statusOutput, cmd.ProcessState.ExitCode())
	assert.Empty(t, errs.String())
}

// TestNoRoom: where the output is full, the line that has no room is taken back, and
// nothing is lost when there is room again.
func TestNoRoom(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell to limit the size of files")
	}
	longSources(t)
	require.NoError(t, process(t, "in", "-quiet", "-o", "want").Run())
	want := read(t, "want")

	limited := process(t)
	limited.Args = []string{sh, "-c", `ulimit -f 150; exec "$0" in -o out`, limited.Path}
	limited.Path = sh
	var errs bytes.Buffer
	limited.Stderr = &errs
	err = limited.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		t.Skip("the shell does not limit the size of files")
	}
	assert.Equal(t, statusOutput, exit.ExitCode(), errs.String())
	assert.Contains(t, errs.String(), "too large")
	got := read(t, "out")
	require.NotEmpty(t, lines(t, got))
	require.True(t, strings.HasPrefix(want, got))
	require.NoError(t, process(t, "in", "-quiet", "-o", "out", "-resume").Run())
	assert.Equal(t, want, read(t, "out"))
}

// TestTwoRuns: a second run does not write to the file of the first.
func TestTwoRuns(t *testing.T) {
	t.Chdir(t.TempDir())
	first, err := openOutput("out", false, nil)
	require.NoError(t, err)
	defer first.close()
	f, err := os.OpenFile("out", os.O_RDWR, 0)
	require.NoError(t, err)
	defer f.Close()
	if !locks {
		t.Skip("no locks on this system")
	}
	assert.ErrorIs(t, lockWithin(f, 20*time.Millisecond), errLocked)
	require.NoError(t, first.close())
	assert.NoError(t, lock(f))
}
