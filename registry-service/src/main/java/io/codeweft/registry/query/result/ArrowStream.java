package io.codeweft.registry.query.result;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.engine.ArrowSchemas;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/**
 * The Arrow IPC streaming format. The schema message is that of the compiled query, so that it is
 * the same with and without rows; buffers of batches are written as the engine made them.
 */
public final class ArrowStream implements ResultWriter {
  private final OutputStream out;
  private final WriteChannel channel;

  public ArrowStream(OutputStream out) {
    this.out = out;
    this.channel = new WriteChannel(Channels.newChannel(out));
  }

  @Override
  public void begin(Schema schema) throws IOException {
    MessageSerializer.serialize(channel, ArrowSchemas.toArrow(schema));
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    try (ArrowRecordBatch buffers = new VectorUnloader(batch).getRecordBatch()) {
      MessageSerializer.serialize(channel, buffers);
    }
  }

  @Override
  public void end() throws IOException {
    ArrowStreamWriter.writeEndOfStream(channel, IpcOption.DEFAULT);
    out.flush();
  }
}
