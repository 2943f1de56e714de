package health.tributary.device;

/**
 * Where a data point stands.
 *
 * @param index its number among all points, from 0
 * @param line the line on which it begins, from 1
 * @param from its first byte
 * @param to behind its last byte
 */
public record Place(int index, int line, int from, int to) {}
