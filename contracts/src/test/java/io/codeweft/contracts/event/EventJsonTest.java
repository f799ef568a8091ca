package io.codeweft.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final TableVersion TABLE = new TableVersion("tables/r/ast_files_v1", 3, 7);

  @Test
  void eventsSurviveTheWire() {
    List<Event> events =
        List.of(
            new ExtractLanded(
                "x",
                "r",
                Map.of("ast_files_v1", TABLE),
                7,
                70,
                0,
                "1",
                Map.of(),
                new FileChanges(1, 2, 0, 1, 3, List.of(new FileChanges.Rename("a.py", "b.py", 80))),
                new ExtractLanded.Commit("c0ffee", "main", true)),
            new ExtractOffered(
                "o-1",
                "r",
                new ExtractOffered.Tool("tool", "1.0"),
                Map.of(
                    "ast_files_v1",
                    new ExtractOffered.Dataset(
                        ExtractOffered.Mode.PATHS,
                        List.of("gone.py"),
                        List.of(new ExtractOffered.File("o-1/ast.parquet", "ab", 3))))),
            new ViewReady(
                BuildTask.id("b", "s", Shard.ALL),
                "b",
                1,
                "r",
                "python",
                "v",
                "o",
                "s",
                Shard.ALL,
                List.of("s"),
                Map.of("ast_files_v1", TABLE),
                Map.of()),
            new ViewComputed(
                "t",
                "b",
                1,
                "r",
                "o",
                "s",
                Shard.ALL,
                Map.of(),
                List.of(
                    new ComputedOutput(
                        "v",
                        "tables/r/v",
                        Schema.parse("struct<a:int32!>"),
                        "f",
                        null,
                        true,
                        List.of(
                            new DataFile(
                                "p.parquet",
                                10,
                                1,
                                Map.of("a", new DataFile.ColumnStatistics("1", "1", 0)))),
                        null,
                        1,
                        1,
                        0,
                        0)),
                "snap",
                List.of("stable_id"),
                "w",
                0.5,
                null));
    for (Event event : events) {
      assertThat(Json.read(Json.bytes(event), event.getClass())).isEqualTo(event);
      assertThat(findings(event)).as(event.eventType()).isEmpty();
    }
  }

  private static Set<ValidationMessage> findings(Event event) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(EventSchemas.of(event.getClass()))
        .validate(Json.mapper().valueToTree(event));
  }

  @Test
  void aMissingPropertyIsAgainstTheSchema() {
    ObjectNode json =
        Json.mapper()
            .valueToTree(
                new ExtractLanded(
                    "x", "r", Map.of(), 1, 1, 0, "1", Map.of(), FileChanges.none(1), null));
    json.remove("repo");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EventSchemas.of(ExtractLanded.class))
                .validate(json))
        .extracting(ValidationMessage::getMessage)
        .singleElement()
        .asString()
        .contains("repo");
  }

  @Test
  void namesAreSnakeCaseAndAttributesStayOutOfTheData() {
    String json =
        Json.text(
            new ExtractLanded(
                "x", "r", Map.of("t", TABLE), 7, 70, 0, "1", Map.of(), FileChanges.none(7), null));
    assertThat(json)
        .isEqualTo(
            "{\"changes\":{\"added\":0,\"changed\":0,\"deleted\":0,\"renamed\":0,\"renames\":[],\"reused\":7},\"errors\":0,\"extract_id\":\"x\",\"extractor_version\":\"1\",\"files\":7,\"lines\":70,"
                + "\"options\":{},\"repo\":\"r\",\"tables\":{\"t\":{\"location\":\"tables/r/ast_files_v1\","
                + "\"rows\":7,\"version\":3}}}");
  }

  @Test
  void anOfferWithoutARepositoryIsNone() {
    assertThatThrownBy(
            () ->
                Json.read(
                    "{\"offer_id\":\"o\",\"tool\":{\"name\":\"t\",\"version\":\"1\"},\"datasets\":{}}"
                        .getBytes(StandardCharsets.UTF_8),
                    ExtractOffered.class))
        .hasMessageContaining("'repo' is missing");
  }
}
