/**
 * What a text may call. {@link io.codeweft.compiler.internal.functions.FunctionTable} holds the
 * explicit list of built-ins and the functions of the snapshot, both described by one {@link
 * io.codeweft.compiler.internal.functions.Signature} language.
 */
@NullMarked
package io.codeweft.compiler.internal.functions;

import org.jspecify.annotations.NullMarked;
