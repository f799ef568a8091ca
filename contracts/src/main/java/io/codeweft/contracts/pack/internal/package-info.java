/** Reading of pack files: a YAML tree that keeps its lines, and one reader per kind of file. */
@NullMarked
package io.codeweft.contracts.pack.internal;

import org.jspecify.annotations.NullMarked;
