/**
 * Packs: everything Codeweft knows about a language, as data. A pack is a set of text files:
 *
 * <pre>
 * pack.yaml              name, and the list of the files below
 * datasets/NAME.yaml     schema of an extract table
 * views/NAME.sql         a view: contract in a leading comment, then one query
 * registries/NAME.yaml   rows from which further views are generated
 * </pre>
 *
 * {@link io.codeweft.contracts.pack.PackBundle} is the set of files as it travels, {@link
 * io.codeweft.contracts.pack.PackReader} checks it and gives a {@link
 * io.codeweft.contracts.pack.Pack}. The built-in packs are resources of this module.
 */
@NullMarked
package io.codeweft.contracts.pack;

import org.jspecify.annotations.NullMarked;
