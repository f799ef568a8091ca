/**
 * The schema language of Codeweft: nested column types as dataset declarations write them, with a
 * canonical text form and a fingerprint. Engines, table formats and the compiler convert from here;
 * nobody else defines types.
 */
@NullMarked
package io.codeweft.contracts.schema;

import org.jspecify.annotations.NullMarked;
