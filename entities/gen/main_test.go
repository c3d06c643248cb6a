package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTableIsCurrent: the table in the repository is the one that the lists make.
func TestTableIsCurrent(t *testing.T) {
	t.Chdir("..")
	want, err := tables()
	require.NoError(t, err)
	got, err := os.ReadFile("words_table.go")
	require.NoError(t, err)
	require.True(t, string(want) == string(got), "run go generate in package entities")
}
