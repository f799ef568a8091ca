package io.codeweft.tables;

/** Another process works on the warehouse; the message says which. */
public final class WarehouseLockedException extends TableException {
  private static final long serialVersionUID = 1L;

  public WarehouseLockedException(String message) {
    super(message);
  }
}
