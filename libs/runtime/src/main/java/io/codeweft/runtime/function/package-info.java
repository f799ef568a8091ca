/**
 * What every process that runs functions does about them: {@link
 * io.codeweft.runtime.function.LibraryWatch} compares its library with the published snapshot,
 * reports each comparison, and says whether the process may be given work.
 */
@NullMarked
package io.codeweft.runtime.function;

import org.jspecify.annotations.NullMarked;
