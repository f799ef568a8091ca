package io.codeweft.standalone.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.json.Json;
import io.codeweft.standalone.client.ServiceClient;
import io.codeweft.standalone.client.ServiceProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The graphs of a running registry. */
public final class ServerGraphs implements GraphSource {
  private final ServiceClient client;
  private final String url;

  public ServerGraphs(String url) {
    this.client = new ServiceClient(url);
    this.url = url;
  }

  @Override
  public List<ViewGraph> current() {
    List<ViewGraph> graphs = new ArrayList<>();
    for (JsonNode registered : client.get("/registry/graphs")) {
      graphs.add(get(registered.path("name").asText(), ""));
    }
    if (graphs.isEmpty()) {
      throw GraphSource.bad(
          "nothing is registered at "
              + url
              + "; register a pack with 'weft register DIR --server "
              + url
              + "'");
    }
    return graphs;
  }

  @Override
  public ViewGraph at(String name, String version) {
    return get(name, "?version=" + encoded(version));
  }

  private ViewGraph get(String name, String query) {
    try {
      JsonNode graph = client.get("/registry/graphs/" + encoded(name) + "/compiled" + query);
      return Json.mapper().treeToValue(graph, ViewGraph.class);
    } catch (ServiceProblem e) {
      throw GraphSource.bad(String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(url + " answered with something that is no graph", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
