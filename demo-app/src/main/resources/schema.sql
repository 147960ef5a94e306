CREATE TABLE customers (
  id      BIGINT PRIMARY KEY,
  name    VARCHAR(80) NOT NULL,
  email   VARCHAR(80) NOT NULL,
  tier    VARCHAR(20) NOT NULL,
  street  VARCHAR(80),
  city    VARCHAR(80),
  country CHAR(2)
);

CREATE TABLE stock (
  sku      VARCHAR(20) PRIMARY KEY,
  title    VARCHAR(80) NOT NULL,
  price    DECIMAL(10, 2) NOT NULL,
  quantity INT NOT NULL CHECK (quantity >= 0)
);

CREATE TABLE orders (
  id          BIGINT PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customers,
  country     CHAR(2) NOT NULL,
  discount    DECIMAL(10, 2) NOT NULL,
  total       DECIMAL(10, 2) NOT NULL,
  status      VARCHAR(10) NOT NULL,
  gift_note   VARCHAR(40),
  placed_at   TIMESTAMP NOT NULL
);
CREATE INDEX orders_by_time ON orders (placed_at);

CREATE TABLE payments (
  order_id        BIGINT PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
  amount          DECIMAL(10, 2) NOT NULL,
  "AUTHORIZATION" VARCHAR(40) NOT NULL,
  refunded        BOOLEAN NOT NULL
);

CREATE TABLE invoices (
  order_id BIGINT PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
  net      DECIMAL(10, 2) NOT NULL,
  vat      DECIMAL(10, 2) NOT NULL
);

CREATE TABLE shipping_notices (
  order_id BIGINT PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
  pieces   INT NOT NULL
);
