/**
 * Which files a repository has: {@link io.codeweft.extract.scan.RepositoryScan} asks git for those
 * of the work tree or of a commit, or walks the folder, and applies globs and limits. git is run as
 * a program that only reads; whatever a repository would have it start is switched off. Every path
 * that leaves here is repository-relative, with {@code /} and in Unicode's composed form (NFC), and
 * the list is sorted by UTF-8 bytes.
 */
@NullMarked
package io.codeweft.extract.scan;

import org.jspecify.annotations.NullMarked;
