package io.codeweft.extract.offer;

import io.codeweft.engine.Engine;
import io.codeweft.tables.DeltaTables;
import io.codeweft.tables.Warehouse;

/** What every offer needs. */
record OfferServices(
    Warehouse warehouse,
    DeltaTables tables,
    Engine engine,
    Inbox inbox,
    Declarations declarations) {}
