/** The record's store on MongoDB: documents, indexes, and the bulk writes with revisions. Knows nothing of folds. */
package health.tributary.record.store;
