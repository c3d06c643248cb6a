// Package model is the runtime of the tagger: the tables of words and names, the
// features of a token, the network and its decoding. It reads a model file in place
// and does everything in whole numbers, so that the same text gives the same labels
// on every machine.
//
// A token goes through it so: its letters are folded ([Letters]), its proclitics cut
// off ([SplitOf]), its stem looked up among the words, which give it a row of the
// first layer; phrases of the lists that it is in ([Names]) and its place add more
// rows; two layers look at the window around it (net.go, in numbers side by side,
// lanes.go), of which the last leaves out tokens that are surely of no name; a head
// scores the labels (head.go), and a linear chain chooses them (decode.go).
//
// Where the processor has AVX2 the layers do sixteen numbers at a time, in assembly and
// with the same result to the bit (wide.go); the build tag purego leaves that out.
package model
