package health.tributary.ccda;

/** A part of an element's content. */
public sealed interface Node permits Element, Text {}
