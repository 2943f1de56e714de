/**
 * The embedded store: MongoDB's wire protocol on one machine without MongoDB.
 *
 * <p>From mongo-java-server it takes what has to behave like MongoDB in detail: matching of filters, update operators,
 * aggregation stages, the order of values. Its server, collections, indexes and oplog are not used, since they are not
 * durable and lose or invent events; here they are
 *
 * <ul>
 *   <li>{@code Server}, {@code Wire}, {@code Dispatcher}, {@code ServedCommands}: the protocol and the contract,
 *   <li>{@code Catalog}, {@code StoredCollection}, {@code CollectionIndex}, {@code OrderKey}: documents as immutable
 *       bytes under ordered indexes,
 *   <li>{@code Find}, {@code Plan}, {@code Scan}: reading by index,
 *   <li>{@code Log}, {@code Segments}, {@code Snapshot}, {@code Compactor}: durability,
 *   <li>{@code ChangeCursor}, {@code History}: the same log as change stream.
 * </ul>
 *
 * <p>What must stay true: a change is made and logged under one hold of its collection's write lock; a write is
 * acknowledged, and seen by change streams, only when it is on disk; a document's bytes never change; every event of
 * the log sets or removes one whole document, so that replaying is idempotent.
 */
package health.tributary.embedded.store;
