// Package gazetteer holds the lists of people, bodies, groups, offices and other named
// things that Arabic news speaks of, one row a fact with its source. The program
// internal/train makes the table of the tagger from them; package lists reads them.
package gazetteer
