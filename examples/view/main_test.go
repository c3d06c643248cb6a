package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

const sample = "مسقط تستضيف معرض الكتاب\nكتب - سالم الهنائي\nمسقط - العمانية: افتتح وزير الثقافة العماني صباح أمس معرض الكتاب بمشاركة أربعين دار نشر.\n(العمانية)\n"

func command(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func TestStandardStreams(t *testing.T) {
	status, out, errs := command(sample)
	require.Zero(t, status, errs)
	assert.True(t, strings.HasPrefix(out, "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
	assert.Contains(t, out, "<title>مسقط تستضيف معرض الكتاب</title>")
	assert.Equal(t, []string{"مسقط تستضيف معرض الكتاب", "كتب - سالم الهنائي"}, blockTexts(t, out)[:2])
}

func TestPublicationDateGivesDatesTheirValues(t *testing.T) {
	_, without, _ := command(sample)
	assert.NotContains(t, without, "2024-07-27")
	status, with, errs := command(sample, "-published", "2024-07-28")
	require.Zero(t, status, errs)
	assert.Contains(t, with, "السبت 27 يوليو 2024 صباحا\n\u20662024-07-27TMO\u2069\nمحسوب من يوم النشر")
}

func TestEncoding(t *testing.T) {
	raw, err := charmap.Windows1256.NewEncoder().String(sample)
	require.NoError(t, err)
	_, want, _ := command(sample)
	status, got, errs := command(raw, "-encoding", "windows-1256")
	require.Zero(t, status, errs)
	assert.Equal(t, blockTexts(t, want), blockTexts(t, got))
	status, _, errs = command(sample, "-encoding", "klingon")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "klingon")
}

func TestOutputFile(t *testing.T) {
	target := filepath.Join(t.TempDir(), "page.html")
	status, out, errs := command("", "-o", target, file(t, "a.txt", sample))
	require.Zero(t, status, errs)
	assert.Empty(t, out)
	page, err := os.ReadFile(target)
	require.NoError(t, err)
	_, want, _ := command(sample)
	assert.Equal(t, want, string(page))
}

func TestFolderOfPages(t *testing.T) {
	folder := t.TempDir()
	a, b, same := file(t, "a.txt", sample), file(t, "b.news.txt", "خبر قصير\n"), file(t, "a.text", "خبر\n")
	status, _, errs := command("", "-o", folder, a, filepath.Join(folder, "missing.txt"), folder, b, same)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "missing.txt: no such file or directory")
	assert.Contains(t, errs, "is a folder; name the files in it")
	assert.Contains(t, errs, "its page "+filepath.Join(folder, "a.html")+" is that of "+a)
	pages, err := filepath.Glob(filepath.Join(folder, "*"))
	require.NoError(t, err)
	assert.Equal(t, []string{filepath.Join(folder, "a.html"), filepath.Join(folder, "b.news.html")}, pages)
}

func TestUnusableArguments(t *testing.T) {
	a, b := file(t, "a.txt", sample), file(t, "b.txt", sample)
	for _, args := range [][]string{
		{"-published", "yesterday"}, {"-nonsense"}, {a, b}, {"-o", filepath.Join(t.TempDir(), "none"), a, b}, {"-o", t.TempDir()},
	} {
		status, out, errs := command(sample, args...)
		assert.Equal(t, 2, status, args)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	status, _, errs := command(sample, "-o", filepath.Join(t.TempDir(), "no", "page.html"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "standard input: cannot write")
}
