package io.codeweft.compiler.internal.lane;

/** What a text is compiled for. */
public enum Purpose {
  /** Part of a graph: its rows are a set without order, and every run must give the same ones. */
  VIEW,
  /** Asked by a person: its order is kept, its columns may be unnamed. */
  QUERY
}
