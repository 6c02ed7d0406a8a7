-- :products listings of 500 sellers that look like a marketplace's: words as unevenly spread as words are, a year of dates.
-- Deterministic. In an empty database that has been migrated.

SELECT setseed(0.42);

INSERT INTO identity.users (id, email, username, username_key, password_hash, location, is_active, is_verified, role, rating, total_reviews, created_at, version)
SELECT i, 'seller-' || i || '@bench.example', 'seller-' || i, 'seller-' || i, 'none: nobody logs in', '서울 마포구', true, true, 'user', 0, 0, now() - interval '400 days', 1
FROM generate_series(1, 500) AS i;
SELECT setval('identity.users_id_seq', 1001);

-- The k-th of a list is drawn the more often the smaller k is: the first some ten times as often as the last.
CREATE FUNCTION pg_temp.draw(words text[]) RETURNS text LANGUAGE sql VOLATILE
    RETURN words[1 + floor(power(random(), 2) * cardinality(words))::int];

CREATE TEMP TABLE drafts AS
SELECT i AS id,
    concat_ws(' ',
        CASE WHEN random() < 0.4 THEN pg_temp.draw(ARRAY['거의 새것', '미개봉', '상태 좋은', '급처', '풀박스', '깨끗한', '가성비', '빈티지']) END,
        pg_temp.draw(ARRAY['이케아', '삼성', '애플', '나이키', '아디다스', '한샘', '무인양품', '소니', '다이슨', '코멧', '캐논', '노스페이스',
            '레고', '스타벅스', '필립스', '샤오미', '로지텍', '브롬톤', '콜맨', '스노우피크', '시디즈', '자라', '유니클로', '락앤락']),
        pg_temp.draw(ARRAY['의자', '책상', '자전거', '가방', '노트북', '아이폰', '패딩', '운동화', '소파', '침대', '모니터', '키보드', '텐트',
            '유모차', '카메라', '시계', '원목의자', '책장', '냉장고', '세탁기', '헤드폰', '이어폰', '블루투스 스피커', '접이식 테이블', '전기자전거',
            '킥보드', '골프채', '등산화', '향수', '화장품 세트', '강아지 하우스', '캣타워', '사료', '감귤 상자', '커피머신', '에어프라이어',
            '선풍기', '가습기', '공기청정기', '전자레인지', '피아노', '기타', '바이올린', '만화책 전집', '영어 교재', '뮤지컬 티켓', '보드게임',
            '낚싯대', '수영복', '망원경']),
        CASE WHEN random() < 0.5 THEN pg_temp.draw(ARRAY['팝니다', '판매해요', '양도합니다', '싸게 드려요', '나눔 아님', '화이트', '블랙', '2인용', '대형', '중형']) END
    ) AS title,
    concat_ws(' ',
        pg_temp.draw(ARRAY['이사하면서 내놓아요.', '선물로 받았는데 쓰지 않아요.', '아이가 커서 필요가 없어졌어요.', '새로 사서 정리합니다.', '거의 사용하지 않았어요.', '취미가 바뀌어 팝니다.']),
        pg_temp.draw(ARRAY['1년 정도 사용했고 작동 잘 됩니다.', '생활 기스가 조금 있어요.', '박스와 구성품 모두 있습니다.', '세탁 완료했어요.', '하자 없이 깨끗합니다.', '배터리 효율은 90% 정도예요.', '정품 등록 가능합니다.']),
        pg_temp.draw(ARRAY['직거래 선호해요.', '택배비는 별도입니다.', '직접 가져가실 분만 연락 주세요.', '네고는 어려워요.', '빠른 거래 원해요.', '문고리 거래 가능합니다.']),
        '모델 번호 ' || upper(substr(md5(i::text), 1, 6))
    ) AS description,
    (1 + floor(power(random(), 3) * 300)) * 1000 AS price,
    37.45 + random() * 0.2 AS latitude, 126.85 + random() * 0.3 AS longitude,
    now() - interval '365 days' * ((:products - i + random()) / :products) AS created_at
FROM generate_series(1, :products) AS i;

INSERT INTO catalog.products (id, seller_id, title, slug, description, price, original_price, condition, status, category_id, location,
    latitude, longitude, public_latitude, public_longitude, is_negotiable, is_featured, views, likes, created_at, updated_at, version)
SELECT id, 1 + floor(random() * 500)::int, title, replace(title, ' ', '-') || '-' || id, description, price,
    CASE WHEN random() < 0.3 THEN price * 2 END, pg_temp.draw(ARRAY['good', 'like_new', 'fair', 'new', 'poor']), 'available',
    1 + floor(random() * 10)::int, '서울 마포구 서교동', latitude, longitude, round(latitude::numeric, 3), round(longitude::numeric, 3),
    random() < 0.4, false, floor(4 / greatest(random(), 0.001))::int, floor(power(random(), 6) * 50)::int, created_at, created_at, 1
FROM drafts;
SELECT setval('catalog.products_id_seq', (:products / 100 + 2) * 100 + 1);
