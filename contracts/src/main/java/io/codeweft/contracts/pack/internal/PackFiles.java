package io.codeweft.contracts.pack.internal;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.pack.Pack;
import io.codeweft.contracts.pack.PackBundle;
import io.codeweft.contracts.text.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files of a bundle and holds them against the manifest. */
public final class PackFiles {
  private final PackBundle bundle;
  private final Problems problems = new Problems();

  /** Every view and dataset by name, with the place it was first seen. */
  private final Map<String, String> taken = new LinkedHashMap<>();

  public PackFiles(PackBundle bundle) {
    this.bundle = bundle;
  }

  public Pack read() {
    String manifestText = bundle.files().get(PackBundle.MANIFEST);
    if (manifestText == null) {
      problems.ofFile(PackBundle.MANIFEST, "is missing: it names the pack and lists its files");
      problems.throwIfAny();
      throw new IllegalStateException("a missing manifest is a problem");
    }
    Manifest manifest = Manifest.read(manifestText, problems);
    refuseUnlisted(manifest);
    List<DatasetDeclaration> datasets = datasets(manifest);
    List<ViewSource> views = views(manifest);
    Registries registries = registries(manifest);
    problems.throwIfAny();
    return new Pack(
        manifest.name(),
        datasets,
        views,
        registries.nestedLists,
        registries.relations,
        registries.nodes,
        registries.edges,
        registries.propertySets,
        registries.outputs);
  }

  private void refuseUnlisted(Manifest manifest) {
    Set<String> listed = manifest.paths();
    for (String path : bundle.files().keySet()) {
      if (!path.equals(PackBundle.MANIFEST) && !listed.contains(path)) {
        problems.ofFile(path, "is not listed in pack.yaml; list it or remove the file");
      }
    }
  }

  private List<DatasetDeclaration> datasets(Manifest manifest) {
    List<DatasetDeclaration> datasets = new ArrayList<>();
    for (String name : manifest.datasets()) {
      String path = Manifest.datasetPath(name);
      String text = file(path);
      if (text == null) {
        continue;
      }
      take(name, path, Place.FILE);
      DatasetDeclaration dataset = DatasetFile.read(path, text, name, problems);
      if (dataset != null) {
        datasets.add(dataset);
      }
    }
    return datasets;
  }

  private List<ViewSource> views(Manifest manifest) {
    List<ViewSource> views = new ArrayList<>();
    for (String name : manifest.views()) {
      String path = Manifest.viewPath(name);
      String text = file(path);
      if (text != null) {
        take(name, path, Place.FILE);
        views.add(SqlFile.read(name, path, text, problems));
      }
    }
    return views;
  }

  private Registries registries(Manifest manifest) {
    Registries registries = new Registries();
    for (String name : manifest.registries()) {
      String path = Manifest.registryPath(name);
      String text = file(path);
      if (text != null) {
        registries.read(Section.ofFile(path, text, problems));
      }
    }
    registries.nestedLists.forEach(
        r -> take(r.source().name(), r.source().file(), r.source().place()));
    registries.relations.forEach(
        r -> take(r.source().name(), r.source().file(), r.source().place()));
    registries.outputs.forEach(r -> take(r.source().name(), r.source().file(), r.source().place()));
    return registries;
  }

  private @Nullable String file(String path) {
    String text = bundle.files().get(path);
    if (text == null) {
      problems.ofFile(path, "is listed in pack.yaml but missing; add the file");
    }
    return text;
  }

  private void take(String name, String file, Place place) {
    String before = taken.putIfAbsent(name, file);
    if (before != null) {
      problems.add(file, place, name, "is already the name of a dataset or view, in " + before);
    }
  }
}
