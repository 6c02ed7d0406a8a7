-- One to three pictures to each product that has none: listings have pictures.

INSERT INTO catalog.product_images (id, product_id, url, thumbnail_url, "order")
SELECT p.id * 3 + n, p.id, 'https://images.bench.example/' || md5(p.id || '/' || n) || '.jpg', 'https://images.bench.example/' || md5(p.id || '/' || n) || '-small.jpg', n
FROM catalog.products p CROSS JOIN generate_series(0, 2) AS n
WHERE n <= p.id % 3 AND NOT EXISTS (SELECT FROM catalog.product_images i WHERE i.product_id = p.id);
SELECT setval('catalog.product_images_id_seq', (SELECT max(id) / 100 + 2 FROM catalog.product_images) * 100 + 1);

VACUUM (ANALYZE) catalog.products, catalog.product_images;
