-- Items that the operator has set aside: no clip is made of them until they are started again.
CREATE TABLE stopped_items (
  item_id BIGINT PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE
);
