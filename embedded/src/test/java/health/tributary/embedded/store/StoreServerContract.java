package health.tributary.embedded.store;

/** What the services rely on, of any server that speaks MongoDB's protocol. */
interface StoreServerContract extends InsertContract, UpdateContract, FindContract, IndexContract {}
