/**
 * Steps on the text and its syntax tree. First {@link
 * io.codeweft.compiler.internal.syntax.TextGate} (what can be refused without parsing), {@link
 * io.codeweft.compiler.internal.syntax.Spelling} (spellings the parser does not know) and {@link
 * io.codeweft.compiler.internal.syntax.Parser}. Then, without knowing tables: {@link
 * io.codeweft.compiler.internal.syntax.StatementGate} (kinds of syntax), gates on names, size and
 * types, {@link io.codeweft.compiler.internal.syntax.FunctionResolution}, {@link
 * io.codeweft.compiler.internal.syntax.Windows}. Last, knowing tables: {@link
 * io.codeweft.compiler.internal.syntax.SemiJoinSyntax}, {@link
 * io.codeweft.compiler.internal.syntax.UnnestNormalisation}.
 */
@NullMarked
package io.codeweft.compiler.internal.syntax;

import org.jspecify.annotations.NullMarked;
