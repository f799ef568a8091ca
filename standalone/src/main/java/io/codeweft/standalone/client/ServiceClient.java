package io.codeweft.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.codeweft.contracts.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON over HTTP to the services; an error answer becomes a {@link ServiceProblem}. */
public final class ServiceClient {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String baseUrl;

  /** For example {@code http://127.0.0.1:8080}. */
  public ServiceClient(String baseUrl) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
  }

  public JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  public JsonNode post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = tree(response.body());
      if (response.statusCode() >= 400) {
        throw ServiceProblem.of(response.statusCode(), body);
      }
      return body;
    } catch (ConnectException e) {
      throw new ServerUnreachable(baseUrl, e);
    } catch (IOException e) {
      throw new ServerUnreachable(baseUrl + " (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnreachable(baseUrl + " (interrupted)", e);
    }
  }

  private static JsonNode tree(byte[] body) throws IOException {
    return body.length == 0 ? Json.mapper().createObjectNode() : Json.mapper().readTree(body);
  }
}
