// Package gazetteer holds the lists of people, bodies and other named things that Arabic
// news speaks of, one row a fact with its source, for the tagger of names. No code reads
// them yet.
package gazetteer
