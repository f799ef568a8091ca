package io.codeweft.extract.scip.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes messages of an index by the field numbers of scip.proto; unknown fields are skipped. */
public final class Wire {
  /** Longest text. */
  private static final int MAX_TEXT = 16 << 20;

  /** Most elements of a message: a few bytes can stand for an object a hundred times their size. */
  private static final int MAX_ELEMENTS = 1_000_000;

  private static final int MAX_NUMBERS = 16;

  private int elements;

  private Wire() {}

  private interface Field {
    /** Reads the field's value, or returns false. */
    boolean read(int number) throws IOException;
  }

  private static void message(CodedInputStream in, Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag)) && !in.skipField(tag)) {
        throw new InvalidProtocolBufferException("a group ends that did not begin");
      }
    }
  }

  private CodedInputStream nested(CodedInputStream in) throws IOException {
    count();
    return CodedInputStream.newInstance(in.readByteBuffer());
  }

  private void count() throws IOException {
    if (++elements > MAX_ELEMENTS) {
      throw new InvalidProtocolBufferException(
          "a message has more than " + MAX_ELEMENTS + " elements");
    }
  }

  private String text(CodedInputStream in) throws IOException {
    count();
    ByteBuffer bytes = in.readByteBuffer();
    if (bytes.remaining() > MAX_TEXT) {
      throw new InvalidProtocolBufferException(
          "a text has " + bytes.remaining() + " bytes; allowed: " + MAX_TEXT);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidProtocolBufferException("a text is not UTF-8");
    }
  }

  private void numbers(CodedInputStream in, List<Integer> to) throws IOException {
    if (WireFormat.getTagWireType(in.getLastTag()) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      CodedInputStream packed = nested(in);
      while (!packed.isAtEnd()) {
        number(packed, to);
      }
    } else {
      number(in, to);
    }
  }

  private static void number(CodedInputStream in, List<Integer> to) throws IOException {
    int number = in.readInt32();
    if (number < 0 || to.size() == MAX_NUMBERS) {
      throw new InvalidProtocolBufferException(
          number < 0 ? "a position is " + number : "more than " + MAX_NUMBERS + " numbers");
    }
    to.add(number);
  }

  public static Messages.Metadata metadata(CodedInputStream in) throws IOException {
    return new Wire().readMetadata(in);
  }

  public static Messages.Document document(CodedInputStream in) throws IOException {
    return new Wire().readDocument(in);
  }

  public static Messages.Symbol symbol(CodedInputStream in) throws IOException {
    return new Wire().readSymbol(in);
  }

  private Messages.Metadata readMetadata(CodedInputStream in) throws IOException {
    String[] texts = {"", ""};
    int[] encoding = {0};
    message(
        in,
        number -> {
          switch (number) {
            case 2 -> tool(nested(in), texts);
            case 4 -> encoding[0] = in.readEnum();
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Messages.Metadata(texts[0], texts[1], encoding[0]);
  }

  private void tool(CodedInputStream in, String[] texts) throws IOException {
    message(
        in,
        number -> {
          if (number != 1 && number != 2) {
            return false;
          }
          texts[number - 1] = text(in);
          return true;
        });
  }

  private Messages.Document readDocument(CodedInputStream in) throws IOException {
    String[] texts = {"", ""};
    int[] encoding = {0};
    List<Messages.Occurrence> occurrences = new ArrayList<>();
    List<Messages.Symbol> symbols = new ArrayList<>();
    message(
        in,
        number -> {
          switch (number) {
            case 1 -> texts[0] = text(in);
            case 2 -> occurrences.add(occurrence(nested(in)));
            case 3 -> symbols.add(readSymbol(nested(in)));
            case 4 -> texts[1] = text(in);
            case 6 -> encoding[0] = in.readEnum();
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Messages.Document(texts[0], texts[1], encoding[0], occurrences, symbols);
  }

  private Messages.Occurrence occurrence(CodedInputStream in) throws IOException {
    List<Integer> range = new ArrayList<>(4);
    List<Integer> enclosing = new ArrayList<>(4);
    List<String> documentation = new ArrayList<>(0);
    List<Messages.Diagnostic> diagnostics = new ArrayList<>(0);
    String[] symbol = {""};
    int[] numbers = {0, 0};
    message(
        in,
        number -> {
          switch (number) {
            case 1 -> numbers(in, range);
            case 2 -> symbol[0] = text(in);
            case 3 -> numbers[0] = in.readInt32();
            case 4 -> documentation.add(text(in));
            case 5 -> numbers[1] = in.readEnum();
            case 6 -> diagnostics.add(diagnostic(nested(in)));
            case 7 -> numbers(in, enclosing);
            default -> {
              return false;
            }
          }
          return true;
        });
    requireRange(range, symbol[0]);
    if (!enclosing.isEmpty()) {
      requireRange(enclosing, symbol[0]);
    }
    return new Messages.Occurrence(
        range, symbol[0], numbers[0], documentation, numbers[1], diagnostics, enclosing);
  }

  private static void requireRange(List<Integer> range, String symbol) throws IOException {
    if (range.size() != 3 && range.size() != 4) {
      throw new InvalidProtocolBufferException(
          "an occurrence of '" + symbol + "' has a range of " + range.size() + " numbers");
    }
  }

  private Messages.Diagnostic diagnostic(CodedInputStream in) throws IOException {
    String[] texts = {"", "", ""};
    int[] severity = {0};
    List<Integer> tags = new ArrayList<>(0);
    message(
        in,
        number -> {
          switch (number) {
            case 1 -> severity[0] = in.readEnum();
            case 2, 3, 4 -> texts[number - 2] = text(in);
            case 5 -> numbers(in, tags);
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Messages.Diagnostic(severity[0], texts[0], texts[1], texts[2], tags);
  }

  private Messages.Symbol readSymbol(CodedInputStream in) throws IOException {
    String[] texts = {"", "", "", ""};
    int[] kind = {0};
    List<String> documentation = new ArrayList<>(1);
    List<Messages.Relationship> relationships = new ArrayList<>(0);
    message(
        in,
        number -> {
          switch (number) {
            case 1 -> texts[0] = text(in);
            case 3 -> documentation.add(text(in));
            case 4 -> relationships.add(relationship(nested(in)));
            case 5 -> kind[0] = in.readEnum();
            case 6 -> texts[1] = text(in);
            case 7 -> texts[2] = signature(nested(in));
            case 8 -> texts[3] = text(in);
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Messages.Symbol(
        texts[0], documentation, relationships, kind[0], texts[1], texts[2], texts[3]);
  }

  /** A signature is a document of its own; its text is what it says. */
  private String signature(CodedInputStream in) throws IOException {
    String[] text = {""};
    message(
        in,
        number -> {
          if (number != 5) {
            return false;
          }
          text[0] = text(in);
          return true;
        });
    return text[0];
  }

  private Messages.Relationship relationship(CodedInputStream in) throws IOException {
    String[] symbol = {""};
    boolean[] is = new boolean[4];
    message(
        in,
        number -> {
          switch (number) {
            case 1 -> symbol[0] = text(in);
            case 2, 3, 4, 5 -> is[number - 2] = in.readBool();
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Messages.Relationship(symbol[0], is[0], is[1], is[2], is[3]);
  }
}
