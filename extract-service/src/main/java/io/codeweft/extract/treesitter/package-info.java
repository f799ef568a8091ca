/**
 * Concrete syntax by tree-sitter: {@link io.codeweft.extract.treesitter.TreeSitter} parses the text
 * of a file in this JVM, over the foreign-function interface, and answers with its row of {@code
 * tree_sitter_files_v1}. A grammar that recovers from errors has something to say of every file,
 * also of those that no Python accepts; definitions, calls and imports come from the queries beside
 * the classes ({@code *.scm}) and are checked against those of the abstract syntax tree.
 *
 * <p>The libraries come in jars and are unpacked where {@link
 * io.codeweft.extract.treesitter.internal.Libraries} says. Grammar, parser and library are native
 * code: what is handed to them is bounded in size and time.
 */
@NullMarked
package io.codeweft.extract.treesitter;

import org.jspecify.annotations.NullMarked;
