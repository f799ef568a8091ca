package io.codeweft.compiler.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** WITH items in the order they are needed. Written last, when it is known what is read of them. */
final class SharedParts {
  private record Part(
      String name, Select select, List<String> names, List<DerivedColumn> columns) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Texts of all items, each needed by those behind it only. */
  private final List<Supplier<String>> items = new ArrayList<>();

  private final Frame frame;
  private boolean recursive;

  SharedParts(Frame frame) {
    this.frame = frame;
  }

  /** Refers to the part, making it when it is named for the first time. */
  Select refer(String key, List<String> columnNames, Supplier<Select> make) {
    if (!parts.containsKey(key)) {
      Select select = make.get();
      List<String> names = SqlText.distinct(columnNames);
      List<DerivedColumn> columns = new ArrayList<>();
      names.forEach(name -> columns.add(new DerivedColumn()));
      Part made = new Part("part" + parts.size(), select, names, columns);
      parts.put(key, made);
      items.add(() -> text(made));
    }
    Part part = Objects.requireNonNull(parts.get(key));
    String alias = frame.alias("s");
    List<Expr> columns = new ArrayList<>();
    for (int i = 0; i < part.names.size(); i++) {
      columns.add(frame.column(alias, part.names.get(i), List.of(part.columns.get(i))));
    }
    return Select.of(new FromItem.Fixed(part.name + " AS " + alias), columns);
  }

  /** An item that names itself. */
  void addLoop(Supplier<String> item) {
    recursive = true;
    items.add(item);
  }

  private String text(Part part) {
    String body = part.select.text(frame.quoted(part.names), i -> part.columns.get(i).isUsed());
    return frame.dialect().shared(part.name, SqlText.indented(body));
  }

  /** The query with its WITH clause in front. */
  String text(String query) {
    List<String> texts = new ArrayList<>();
    items.reversed().forEach(item -> texts.addFirst(item.get()));
    String with = recursive ? "WITH RECURSIVE " : "WITH ";
    return texts.isEmpty() ? query : with + String.join(",\n", texts) + "\n" + query;
  }
}
