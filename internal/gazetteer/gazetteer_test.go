package gazetteer

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	isoCodes = regexp.MustCompile(`^([A-Z]{2}(;[A-Z]{2})*)?$`)
	arabic   = regexp.MustCompile(`\p{Arabic}|^[0-9]+$`) // a title may be a number: «1984»
)

// columns are the columns that every list of a folder has, by their names.
var columns = map[string][]string{
	"people": {"name", "aliases", "surname", "gender", "country", "kind", "role", "since", "until", "source"},
	"bodies": {"name", "aliases", "abbrev", "kind", "country", "parent", "source"},
}

// TestLists checks the form of every row: its columns, country and source, an Arabic name,
// no name twice in one list.
func TestLists(t *testing.T) {
	paths, err := filepath.Glob("data/*/*.tsv")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	rows := map[string]int{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		folder := filepath.Base(filepath.Dir(path))
		var header []string
		seen := map[string]int{}
		for n, line := range strings.Split(string(raw), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(line, "\t")
			if header == nil {
				header = cells
				if want := columns[folder]; want != nil {
					require.Equal(t, want, header, path)
				}
				continue
			}
			at := func(name string) string {
				for i, h := range header {
					if h == name && i < len(cells) {
						return cells[i]
					}
				}
				return ""
			}
			assert.Lenf(t, cells, len(header), "%s:%d", path, n+1)
			assert.Regexpf(t, arabic, cells[0], "%s:%d", path, n+1)
			assert.NotEmptyf(t, at("source"), "%s:%d", path, n+1)
			assert.Regexpf(t, isoCodes, at("country"), "%s:%d", path, n+1)
			key := cells[0] + "\t" + at("country") + "\t" + at("kind") + at("type")
			if folder == "groups" || folder == "roles" { // a form each row: النائبين is dual and plural
				key = strings.Join([]string{cells[0], at("country"), at("kind"), at("gender"), at("number"), at("case"), at("state")}, "\t")
			}
			assert.Zerof(t, seen[key], "%s:%d stands in line %d, too", path, n+1, seen[key])
			seen[key] = n + 1
			rows[folder]++
		}
	}
	for folder, n := range rows {
		t.Logf("%s: %d rows", folder, n)
	}
}
