// Package cases holds court decisions on qualified immunity: where and when, who sued whom, in what setting, what was
// claimed, what the court did, and a source to read it in.
//
//   - [All] yields copies of the shipped cases; [In] those of one jurisdiction.
//   - [Filter] keeps the cases that match; its zero value keeps all.
//
// A summary states what a court said, and nothing more.
package cases
