// Command train makes the model of the tagger, entities/model.khabar, from the lists
// and sentences of the repository and the corpora beside it.
//
//	go run ./internal/train [-shared ../shared] [-work DIR] [-python python3] [-steps all]
//	go run ./internal/train -scheme anercorp [-test FILE] [-out FILE]
//
// It needs Python 3 with PyTorch and NumPy (python3-torch) and fastText (fasttext), as
// Debian has them. Steps, in order, each of which leaves its files in the work folder,
// may be named alone, separated by commas:
//
//	counts    how often each word occurs in the unlabelled text
//	stems     the unlabelled text as words without proclitics
//	vectors   word vectors from it, by fastText
//	build     the tables of words and names
//	dump      all data sets as features
//	pretrain  the large network learns to fill gaps in the unlabelled text
//	teachers  five large networks, each trained without a fifth of the annotated articles
//	label     all of them label unlabelled text
//	student   the small network learns from all of it
//	export    the small network in whole numbers, with the gate before its last layer
//	pack      tables and network into entities/model.khabar
//	test      scores of the exported network on the annotated sets
//
// Three more are for a model file that is there:
//
//	relist    new lists into it, beside the network as it is
//	relabel   the labels of the own sentences by its whole numbers, for the test of the runtime
//	unpack    its network as py/adapt.py reads it, to learn on from it
//
// With -scheme anercorp the same learner is trained on ANERcorp's training split alone
// and scored on its last fifth, or trained on all of it and scored on FILE.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// A trainer is one run of the command.
type trainer struct {
	root, shared, work, python string
	dev                        string
}

var steps = []string{"counts", "stems", "vectors", "build", "dump", "pretrain", "teachers", "label", "student", "export", "pack"}

func run(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	var t trainer
	flags.StringVar(&t.root, "root", ".", "`folder` of the repository")
	flags.StringVar(&t.shared, "shared", "../shared", "`folder` of the corpora")
	flags.StringVar(&t.work, "work", filepath.Join(os.TempDir(), "khabar-train"), "`folder` for what the steps leave")
	flags.StringVar(&t.python, "python", "/usr/bin/python3", "Python with PyTorch")
	flags.StringVar(&t.dev, "dev", "", "more `folders` of annotated articles to score networks on, never to train on, separated by commas")
	only := flags.String("steps", "all", "`steps` to do, separated by commas")
	scheme := flags.String("scheme", "khabar", "khabar, or anercorp")
	test := flags.String("test", "", "with -scheme anercorp: a `file` of the same form to test on")
	out := flags.String("out", "", "with -scheme anercorp: a `file` for the labels of the test set, a line a token")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := os.MkdirAll(t.work, 0o755); err != nil {
		return err
	}
	if *scheme == "anercorp" {
		return t.anercorp(*test, *out)
	}
	do := steps
	if *only != "all" {
		do = strings.Split(*only, ",")
	}
	for _, s := range do {
		fmt.Println("==", s)
		if err := t.step(s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

func (t trainer) path(name string) string { return filepath.Join(t.work, name) }

func (t trainer) step(name string) error {
	internal := filepath.Join(t.root, "internal")
	counts := t.path("counts.tsv")
	switch name {
	case "counts":
		return writeCounts(t.shared, counts)
	case "stems":
		return stems(t.shared, counts, t.path("stems.txt"))
	case "vectors":
		return t.command("fasttext", "skipgram", "-input", t.path("stems.txt"), "-output", t.path("vec"), "-dim", "64", "-ws", "4", "-epoch", "6", "-neg", "8", "-minCount", "6", "-minn", "0", "-maxn", "0", "-thread", "2", "-t", "1e-4")
	case "build":
		return build(internal, counts, t.path("res.bin"))
	case "dump":
		return dump(t.shared, internal, t.work, t.dev, 6_000_000)
	case "pretrain":
		return t.py("pretrain.py", t.work, large, "pre-large", "dim=192", "epochs=2", "batch=3000", "lr=3e-3", "minutes=120")
	case "teachers":
		return t.py("cv.py", t.work, "0,1,2,3,4", large, "dim=192", "epochs=12", "drop=.45", "init=pre-large", "lr=1.5e-3", others, "auxpart=.35", "save=teacher")
	case "label":
		return t.py("label.py", t.work, large, "192", "ens", "5000000", t.path("teacher.0.pt"), t.path("teacher.1.pt"), t.path("teacher.2.pt"), t.path("teacher.3.pt"), t.path("teacher.4.pt"))
	case "student":
		// fold 9 leaves nothing out
		return t.py("cv.py", t.work, "9", small, "dim=64", "lr=3e-3", "epochs=26", "clean=5", "drop=.15", "pseudo=ens", "part=.15", others, "auxpart=.2", "save=student")
	case "export":
		return t.py("export.py", t.work, t.path("student.9.pt"), small, t.path("net"), "own", "news")
	case "unpack":
		return unpack(filepath.Join(t.root, "entities/model.khabar"), t.work)
	case "relist":
		return relist(internal, filepath.Join(t.root, "entities/model.khabar"))
	case "relabel":
		if err := relabel(internal, filepath.Join(t.root, "entities/model.khabar"), t.work); err != nil {
			return err
		}
		return t.py("relabel.py", t.work, filepath.Join(internal, "model/testdata/own.labels"))
	case "pack":
		return t.pack(internal, counts)
	case "test":
		return t.py("export.py", t.work, t.path("student.9.pt"), small, t.path("net"), "own", "news", "train")
	}
	return fmt.Errorf("no such step; there are %s", strings.Join(steps, ", "))
}

// The networks: layers and width of the window, grouped with levels (the runtime's) and
// separable.
const (
	small = "grp2w7"
	large = "sep4"
)

// others are the corpora with labels of their own, each of which has a head of its own
// that is dropped after training.
const others = "aux=anercorp,newsfane,aqmar"

// pack writes the model and what the test of the runtime compares with.
func (t trainer) pack(internal, counts string) error {
	if err := pack(internal, counts, t.work, t.path("net"), filepath.Join(t.root, "entities/model.khabar")); err != nil {
		return err
	}
	raw, err := os.ReadFile(filepath.Join(t.path("net"), "own.labels"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(internal, "model/testdata/own.labels"), raw, 0o644)
}

// anercorp trains and tests the learner on ANERcorp.
func (t trainer) anercorp(test, out string) error {
	if _, err := os.Stat(t.path("pre-large.pt")); errors.Is(err, os.ErrNotExist) {
		for _, s := range steps[:slices.Index(steps, "teachers")] {
			fmt.Println("==", s)
			if err := t.step(s); err != nil {
				return err
			}
		}
	}
	args := []string{"anercorp.py", t.work, "anercorp", "-", large, "init=pre-large", "dim=192", "drop=.45", "lr=1.5e-3", "nets=3", "pseudo=800000", "part=.15"}
	if test != "" {
		if err := dumpTest(t.work, test); err != nil {
			return err
		}
		args[3] = "anercorp-test"
	}
	if out != "" {
		args = append(args, "out="+out)
	}
	return t.py(args...)
}

// py runs a script of the folder py.
func (t trainer) py(args ...string) error {
	args[0] = filepath.Join(t.root, "internal/train/py", args[0])
	return t.command(t.python, args...)
}

func (t trainer) command(name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	c.Env = append(os.Environ(), "LABELS=ens", "PYTHONDONTWRITEBYTECODE=1")
	return c.Run()
}
