package io.codeweft.compiler.internal.graph;

import io.codeweft.compiler.Diagnostic;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.function.FunctionSnapshot;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.schema.DataType;
import io.codeweft.contracts.schema.Field;
import io.codeweft.contracts.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What contracts say must be true of the derived schemas. Views that were refused are left out. */
final class ContractCheck {
  private final Map<String, ViewSource> sources;
  private final Map<String, ViewArtefact> compiled;
  private final FunctionSnapshot functions;
  private final List<Diagnostic> found = new ArrayList<>();

  ContractCheck(
      Map<String, ViewSource> sources,
      Map<String, ViewArtefact> compiled,
      FunctionSnapshot functions) {
    this.sources = sources;
    this.compiled = compiled;
    this.functions = functions;
  }

  List<Diagnostic> check() {
    compiled.values().forEach(this::check);
    return found;
  }

  private void check(ViewArtefact view) {
    ViewContract contract = view.contract();
    requireColumns(view, "key", contract.key());
    requireColumns(view, "order", contract.order());
    requireColumns(view, "notNull", contract.notNull());
    contract.key().forEach(column -> requireScalar(view, "key", column));
    if (contract.owner() != null) {
      requireColumns(view, "owner", List.of(contract.owner()));
      requireScalar(view, "owner", contract.owner());
    }
    if (contract.materialize() && contract.owner() == null) {
      refuse(
          view, "a materialised view needs 'owner': the column whose change changes the row", null);
    }
    if (contract.materialize() && contract.key().isEmpty()) {
      refuse(view, "a materialised view needs 'key': the columns that identify a row", null);
    }
    contract.references().forEach(reference -> checkReference(view, reference));
    if (contract.gateOf() != null) {
      requireMaterialised(view, "gateOf", contract.gateOf());
    }
    if (contract.requires() != null) {
      contract.requires().functions().forEach(function -> requireFunction(view, function));
      contract.requires().tags().forEach(tag -> requireTag(view, tag));
    }
  }

  private void requireFunction(ViewArtefact view, String name) {
    if (functions.find(name).isEmpty()) {
      List<String> names = functions.functions().stream().map(FunctionDefinition::name).toList();
      refuse(
          view,
          "requires",
          "the view requires function '" + name + "', which the snapshot does not have",
          Nearest.to(name, names));
    }
  }

  private void requireTag(ViewArtefact view, String tag) {
    SortedSet<String> tags = new TreeSet<>();
    functions.functions().forEach(function -> tags.addAll(function.tags()));
    if (!tags.contains(tag)) {
      refuse(
          view,
          "requires",
          "the view requires a function tagged '"
              + tag
              + "', and no function of the snapshot is; tags: "
              + String.join(", ", tags),
          Nearest.to(tag, tags));
    }
  }

  private void requireColumns(ViewArtefact view, String entry, List<String> columns) {
    for (String column : columns) {
      if (view.schema().field(column).isEmpty()) {
        refuse(
            view,
            "'" + entry + "' names column '" + column + "', which the view does not give",
            Nearest.to(column, view.schema().names()));
      }
    }
  }

  private void requireScalar(ViewArtefact view, String entry, String column) {
    Optional<Field> field = view.schema().field(column);
    if (field.isPresent() && !(field.get().type() instanceof DataType.Scalar)) {
      refuse(
          view,
          entry
              + " column '"
              + column
              + "' has type "
              + field.get().type()
              + "; "
              + (entry.equals("key") ? "a key" : "an owner")
              + " is scalar",
          null);
    }
  }

  private void checkReference(ViewArtefact view, ViewContract.Reference reference) {
    requireColumns(view, "references", reference.columns());
    if (reference.columns().size() != reference.toColumns().size()) {
      refuse(view, "a reference to '" + reference.to() + "' has unequal column lists", null);
      return;
    }
    ViewArtefact target = requireMaterialised(view, "references", reference.to());
    if (target == null) {
      return;
    }
    for (int i = 0; i < reference.columns().size(); i++) {
      String column = reference.toColumns().get(i);
      Optional<Field> to = target.schema().field(column);
      Optional<Field> from = view.schema().field(reference.columns().get(i));
      if (to.isEmpty()) {
        refuse(
            view,
            "'references' names column '"
                + column
                + "', which '"
                + target.name()
                + "' does not give",
            Nearest.to(column, target.schema().names()));
      } else if (from.isPresent() && !from.get().type().equals(to.get().type())) {
        refuse(
            view,
            "reference "
                + typed(from.get())
                + " to "
                + target.name()
                + "."
                + typed(to.get())
                + ": the types must be equal",
            null);
      }
    }
  }

  private static String typed(Field field) {
    return field.name() + " " + field.type();
  }

  /** The named view; null when it was refused anyway or when there is something to say about it. */
  private @Nullable ViewArtefact requireMaterialised(ViewArtefact view, String entry, String name) {
    ViewSource source = sources.get(name);
    if (source == null) {
      List<String> candidates =
          sources.values().stream()
              .filter(s -> s.contract().materialize())
              .map(ViewSource::name)
              .toList();
      refuse(
          view,
          "'" + entry + "' names '" + name + "', which is no view of this pack",
          Nearest.to(name, candidates));
      return null;
    }
    if (!source.contract().materialize()) {
      refuse(view, "'" + entry + "' names '" + name + "', which is not materialised", null);
      return null;
    }
    return compiled.get(name);
  }

  private void refuse(ViewArtefact view, String message, @Nullable String suggestion) {
    refuse(view, "contract", "contract: " + message, suggestion);
  }

  private void refuse(ViewArtefact view, String code, String message, @Nullable String suggestion) {
    ViewSource source = Objects.requireNonNull(sources.get(view.name()));
    found.add(SourceText.of(source).diagnostic(code, SqlParserPos.ZERO, message, suggestion));
  }
}
