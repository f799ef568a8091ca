/**
 * Steps on the text and its syntax tree, in this order: {@link
 * io.codeweft.compiler.internal.syntax.TextGate} (what can be refused without parsing), {@link
 * io.codeweft.compiler.internal.syntax.Parser}, {@link
 * io.codeweft.compiler.internal.syntax.StatementGate} (kinds of syntax), {@link
 * io.codeweft.compiler.internal.syntax.Literals}, {@link
 * io.codeweft.compiler.internal.syntax.FunctionResolution}, {@link
 * io.codeweft.compiler.internal.syntax.SemiJoinSyntax}, {@link
 * io.codeweft.compiler.internal.syntax.UnnestNormalisation}.
 */
@NullMarked
package io.codeweft.compiler.internal.syntax;

import org.jspecify.annotations.NullMarked;
