package io.codeweft.contracts.graph;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A registered pack, compiled: immutable and content-addressed.
 *
 * @param name pack name
 * @param version SHA-256 over everything below; see {@link #of}
 * @param policyHash the lane's steps, options and versions
 * @param functionSnapshot hash of the function snapshot every view is pinned to
 * @param functionLibrary hash of those of its functions that engines bind: whoever runs the views
 *     must have bound exactly these
 * @param datasets declared inputs, by name
 * @param views in execution order: topological, ties by name
 */
public record ViewGraph(
    String name,
    String version,
    String policyHash,
    String functionSnapshot,
    @Nullable String functionLibrary,
    List<DatasetDeclaration> datasets,
    List<ViewArtefact> views) {

  public ViewGraph {
    datasets = List.copyOf(datasets);
    views = List.copyOf(views);
  }

  /** Takes the version over the content; two registrations of one pack give one version. */
  public static ViewGraph of(
      String name,
      String policyHash,
      String functionSnapshot,
      String functionLibrary,
      List<DatasetDeclaration> datasets,
      List<ViewArtefact> views) {
    Map<String, Object> content = new TreeMap<>();
    content.put("name", name);
    content.put("policy_hash", policyHash);
    content.put("function_snapshot", functionSnapshot);
    content.put("function_library", functionLibrary);
    content.put("datasets", datasets);
    content.put("views", views);
    return new ViewGraph(
        name,
        Json.fingerprint(content),
        policyHash,
        functionSnapshot,
        functionLibrary,
        datasets,
        views);
  }

  @Override
  public String functionLibrary() {
    // graphs of releases without SQL functions were pinned to the library itself
    return functionLibrary == null ? functionSnapshot : functionLibrary;
  }

  public Optional<ViewArtefact> view(String name) {
    return views.stream().filter(v -> v.name().equals(name)).findFirst();
  }

  public Optional<DatasetDeclaration> dataset(String name) {
    return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
  }
}
