/** Help with texts that people write. */
@NullMarked
package io.codeweft.contracts.text;

import org.jspecify.annotations.NullMarked;
