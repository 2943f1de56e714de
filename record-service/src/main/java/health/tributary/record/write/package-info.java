/**
 * What persons write to their own records through the API. A request becomes a message that says all there is to know of it
 * ({@link health.tributary.record.write.OwnWrite}); the message is archived, which is the commit point; what it says is a pure
 * function of its bytes ({@link health.tributary.record.write.OwnStatements}) and is applied like any source's statements, at once
 * by who took the request, else by {@link health.tributary.record.write.Recovery}.
 */
package health.tributary.record.write;
